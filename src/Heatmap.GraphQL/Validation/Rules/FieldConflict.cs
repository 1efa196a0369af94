namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Two fields that can't share a key: why, and the fields on both sides with those inside them.</summary>
internal sealed record FieldConflict(string Key, object Reason, List<FieldNode> First, List<FieldNode> Second)
{
    /// <summary>The reason in words; a list of conflicts inside is spelled out one by one.</summary>
    public string Explain() => Explain(Reason);

    private static string Explain(object reason) => reason is List<FieldConflict> inner
        ? string.Join(" and ", inner.Select(c => $"subfields \"{c.Key}\" conflict because {Explain(c.Reason)}"))
        : (string)reason;
}
