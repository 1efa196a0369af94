namespace Heatmap.GraphQL.Validation;

/// <summary>One rule for the text of a schema (section 3), judged before any type is made of it.</summary>
internal abstract class SdlRule(SdlContext context)
{
    protected SdlContext Context { get; } = context;

    protected IEnumerable<TypeSystemDefinitionNode> Definitions => Context.Document.Definitions.OfType<TypeSystemDefinitionNode>();

    public abstract void Check();

    protected void Report(string message, params IEnumerable<Node> nodes) =>
        Context.Errors.Add(new GraphQLError(message) { Locations = [.. nodes.Select(n => n.Location)], Rule = GetType().Name });

    /// <summary>Reports each name that comes again, beside the place where it came first.</summary>
    protected void ReportRepeated(Dictionary<string, NameNode> known, IEnumerable<NameNode> names, Func<string, string> message)
    {
        foreach (var name in names)
        {
            if (!known.TryAdd(name.Value, name))
                Report(message(name.Value), known[name.Value], name);
        }
    }
}
