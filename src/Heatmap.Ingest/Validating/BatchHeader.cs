namespace Heatmap.Ingest;

/// <summary>What a batch says of itself and of its pages. Its events are places in the body, each read by itself.</summary>
internal sealed class BatchHeader
{
    public required string Site { get; init; }
    public required Guid Batch { get; init; }
    public required Guid Run { get; init; }

    /// <summary>The visitor's own id; null in strict mode.</summary>
    public required Guid? Visitor { get; init; }
    public required string Mode { get; init; }
    public required long SentAt { get; init; }
    public required string Sdk { get; init; }
    public required double SampleRate { get; init; }
    public required string[]? Consent { get; init; }
    public required (int Width, int Height) Screen { get; init; }
    public required double Scale { get; init; }
    public required string? Language { get; init; }

    /// <summary>Whether the browser says that a program drives it.</summary>
    public required bool Webdriver { get; init; }
    public required BatchPage[] Pages { get; init; }

    /// <summary>Where in the body each event stands.</summary>
    public required (int Start, int Length)[] Events { get; init; }
}

/// <summary>One page view as the SDK told of it.</summary>
internal sealed record BatchPage(string Id, string Url, string? Title, string? Referrer, int Width, int Height);
