namespace Heatmap.GraphQL.Validation;

/// <summary>What the schema has at one place of a document.</summary>
internal sealed record WalkPlace
{
    public NamedType? ParentType { get; init; }

    public GraphQLType? Type { get; init; }

    public FieldDefinition? Field { get; init; }

    public DirectiveDefinition? Directive { get; init; }

    public bool InDirective { get; init; }

    public GraphQLType? InputType { get; init; }

    /// <summary>The type of a list literal itself, its items having another.</summary>
    public GraphQLType? Outer { get; init; }

    public InputValue? InputPlace { get; init; }

    public NamedType? ParentInputType { get; init; }
}
