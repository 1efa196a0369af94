using Heatmap.GraphQL.Introspection;

namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.3: every type referred to is defined, or is one that every schema has.</summary>
internal sealed class KnownTypeNames(SdlContext context) : SdlRule(context)
{
    private static readonly IReadOnlyList<string> Standard =
        [.. Prelude.Definitions.OfType<TypeDefinitionNode>().Select(t => t.Name.Value)];

    public override void Check()
    {
        var known = Standard.Concat(Context.Types.Keys).ToHashSet();
        foreach (var reference in TypeReferences.In(Context.Document).Where(r => !known.Contains(r.Name)))
            Report($"Unknown type \"{reference.Name}\".{Suggestion.For(reference.Name, known)}", reference);
    }
}
