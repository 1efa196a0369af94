namespace Heatmap.GraphQL.Introspection;

/// <summary><c>__typename</c> (section 4.1): the same bytes every time.</summary>
internal sealed class TypeNameResolver(string name) : FieldResolver
{
    private readonly byte[] _json = [(byte)'"', .. System.Text.Encoding.ASCII.GetBytes(name), (byte)'"'];

    public override bool Resolve(ResultWriter writer, object parent, FieldPlan plan)
    {
        writer.Output.WriteRaw(_json);
        return true;
    }
}
