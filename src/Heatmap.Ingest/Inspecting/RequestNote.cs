using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>
/// What collecting did with one request that named a site. Of its content it holds only what is stored in clear as well; of the
/// visitor, of the address it came from and of its user agent nothing.
/// </summary>
public sealed record RequestNote
{
    /// <summary>Counts the site's requests, from 1, for as long as this process remembers the site.</summary>
    public long Number { get; internal set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The address of ours that it came to: a path.</summary>
    public required string Address { get; init; }

    /// <summary>The status it was answered with.</summary>
    public required int Status { get; init; }

    /// <summary>Why it was refused as a whole; null where it was taken.</summary>
    public string? Code { get; init; }

    /// <summary>The same in a sentence.</summary>
    public string? Message { get; init; }

    public int Accepted { get; init; }

    /// <summary>How many of its events were refused.</summary>
    public int RejectedCount { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Refusal> Rejected { get; init; } = [];

    /// <summary>The accepted events by type.</summary>
    public IReadOnlyList<KindCount> Kinds { get; init; } = [];

    /// <summary>The first of the pages that they happened on, as masked paths.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Scheme, host and port of the page that sent it; <c>null</c> as a text where the browser says no more; null for a sender that is no page.</summary>
    public string? Origin { get; init; }

    /// <summary>The version that the sender says it has; null where that is no version.</summary>
    public string? Sdk { get; init; }

    /// <summary>The privacy mode; null where the request was refused before that was read.</summary>
    public string? Mode { get; init; }

    /// <summary>Why it looks like a machine's, where the site has such marked.</summary>
    public string? Automation { get; init; }

    /// <summary>Whether the batch was taken before: it counts once, and the answer is the first one again.</summary>
    public bool Repeated { get; init; }

    /// <summary>Whether anything of it was refused.</summary>
    public bool IsRefusal => Code is not null || RejectedCount > 0;
}
