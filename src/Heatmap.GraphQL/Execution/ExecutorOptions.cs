namespace Heatmap.GraphQL.Execution;

/// <summary>What an executor allows, and what the host gives it.</summary>
public sealed record ExecutorOptions
{
    /// <summary>How much of a document is read.</summary>
    public ParserLimits Parser { get; init; } = new();

    /// <summary>How deep selections may nest, fragments followed.</summary>
    public int MaxDepth { get; init; } = 20;

    /// <summary>How many aliases an operation may use.</summary>
    public int MaxAliases { get; init; } = 50;

    /// <summary>How much an operation may cost: a field is one, times what <c>first</c>, <c>last</c> or <c>limit</c> ask.</summary>
    public int MaxComplexity { get; init; } = 10_000;

    /// <summary>How long a query or mutation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long answering one event of a subscription may take; the stream goes on with the next.</summary>
    public TimeSpan EventTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>False hides the schema from introspection.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>How many validated documents are kept.</summary>
    public int DocumentCacheSize { get; init; } = 500;

    /// <summary>Documents that clients may name by id or hash.</summary>
    public TrustedDocuments? TrustedDocuments { get; init; }

    /// <summary>True runs no other documents than those.</summary>
    public bool TrustedDocumentsOnly { get; init; }

    /// <summary>How many characters of documents are kept for clients that send hashes for texts sent before; 0 keeps none.</summary>
    public int PersistedQueryCharacters { get; init; } = 2_000_000;

    /// <summary>Asked before fields run.</summary>
    public IFieldGuard? Guard { get; init; }

    /// <summary>The clock of the time limit.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gives the ids under which masked exceptions are logged; counted up from the start time by default.</summary>
    public Func<string>? NextErrorId { get; init; }
}
