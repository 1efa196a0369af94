namespace Heatmap.GraphQL.Execution;

/// <summary>Scalars and enums (sections 3.5 and 3.9).</summary>
internal sealed class LeafCompleter<T>(Action<JsonOutput, T> write) : Completer<T>
{
    protected override bool Write(ResultWriter writer, T value, FieldPlan plan)
    {
        try
        {
            write(writer.Output, value);
            return true;
        }
        catch (Exception e)
        {
            writer.AddError(e, plan);
            return false;
        }
    }
}
