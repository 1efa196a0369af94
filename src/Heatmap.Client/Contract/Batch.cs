using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>
/// Body of <c>POST /v1/events/collect</c>, version 1, as <c>src/browser-sdk/collect.schema.json</c> has it. A batch sent again keeps
/// all but <see cref="SentAt"/>, and so counts once.
/// </summary>
public sealed record Batch
{
    /// <summary>The site's public key, <c>pk_...</c>.</summary>
    public required string Site { get; init; }

    /// <summary>Made once for the batch and kept when it is sent again.</summary>
    [JsonPropertyName("batch")]
    public required Guid Id { get; init; }

    /// <summary>One lifetime of the sender: of the SDK on a page load.</summary>
    public required Guid Run { get; init; }

    /// <summary>The visitor's own id: absent in strict mode, needed in the others.</summary>
    public Guid? Visitor { get; init; }

    public required Mode Mode { get; init; }

    /// <summary>When this attempt was sent, in Unix milliseconds, by the clock of the events.</summary>
    public required long SentAt { get; init; }

    /// <summary>Version of the sender.</summary>
    public required string Sdk { get; init; }

    /// <summary>Share of runs that are captured, above 0 to 1; each event counts 1/rate.</summary>
    public double SampleRate { get; init; } = 1;

    /// <summary>Categories granted when the batch was made.</summary>
    public IReadOnlyList<string>? Consent { get; init; }

    /// <summary>Size of the screen in CSS pixels.</summary>
    public Size? Screen { get; init; }

    /// <summary>Device pixels to a CSS pixel.</summary>
    public double? Scale { get; init; }

    /// <summary>Preferred language (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>Whether the browser says that a program drives it.</summary>
    public bool? Webdriver { get; init; }

    /// <summary>Every page view that an event of this batch refers to.</summary>
    public required IReadOnlyList<Page> Pages { get; init; }

    /// <summary>1 to 100 events in order of their sequence numbers.</summary>
    public required IReadOnlyList<CapturedEvent> Events { get; init; }
}
