namespace Heatmap.GraphQL.Language;

/// <summary>The three operations (section 2.3).</summary>
public enum OperationKind
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write followed by a read; its root fields run in series.</summary>
    Mutation,

    /// <summary>A stream of answers.</summary>
    Subscription,
}
