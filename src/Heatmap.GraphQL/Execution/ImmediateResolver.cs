namespace Heatmap.GraphQL.Execution;

/// <summary>A field whose member answers at once.</summary>
internal sealed class ImmediateResolver<T>(Getter<T> get, ArgumentConverter convert, Completer<T> completer) : FieldResolver
{
    public override object?[] ConvertArguments(Dictionary<string, object?> coerced) => convert(coerced);

    public override bool Resolve(ResultWriter writer, object parent, FieldPlan plan)
    {
        T value;
        try
        {
            value = get(parent, plan.Arguments(this, writer.Run), writer.Run);
        }
        catch (Exception e)
        {
            return Fail(writer, plan, e);
        }

        return completer.Complete(writer, value, plan);
    }
}
