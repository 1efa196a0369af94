namespace Heatmap.GraphQL.Introspection;

/// <summary><c>__Schema</c> (section 4.2.1).</summary>
internal sealed class SchemaView(Schema schema)
{
    public string? Description => schema.Description;

    public IEnumerable<TypeView> Types => schema.Types.Values.Select(t => new TypeView(schema, t));

    public TypeView QueryType => new(schema, schema.Query);

    public TypeView? MutationType => TypeView.Of(schema, schema.Mutation);

    public TypeView? SubscriptionType => TypeView.Of(schema, schema.Subscription);

    public IEnumerable<DirectiveView> Directives => schema.Directives.Values.Select(d => new DirectiveView(schema, d));
}
