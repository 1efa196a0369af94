using Heatmap.GraphQL.Introspection;

namespace Heatmap.GraphQL.Validation;

/// <summary>What the rules for a schema's text share: its definitions by name, and the errors found.</summary>
internal sealed class SdlContext
{
    public SdlContext(DocumentNode document)
    {
        Document = document;
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().Where(d => !d.IsExtension))
            Types[type.Name.Value] = type;
        foreach (var directive in Prelude.Definitions.Concat(document.Definitions).OfType<DirectiveDefinitionNode>())
            Directives[directive.Name.Value] = directive;
        Places = [.. DirectivePlace.In(document)];
    }

    public DocumentNode Document { get; }

    /// <summary>The types the text defines; of several by one name the last.</summary>
    public Dictionary<string, TypeDefinitionNode> Types { get; } = [];

    /// <summary>The directives that may be used, those of the specification among them.</summary>
    public Dictionary<string, DirectiveDefinitionNode> Directives { get; } = [];

    /// <summary>Everything that can bear directives.</summary>
    public IReadOnlyList<DirectivePlace> Places { get; }

    /// <summary>Every directive put on something.</summary>
    public IEnumerable<DirectiveNode> Applied => Places.SelectMany(p => p.Directives);

    public List<GraphQLError> Errors { get; } = [];
}
