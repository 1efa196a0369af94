using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Privacy;
using Heatmap.Projections;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's Session. What is sealed is opened here, when it is read, and nowhere before.</summary>
public sealed class SessionFields(SiteId site, SessionRow row, Origin origin)
{
    public string Id => row.Id;

    public string Subject => row.Subject;

    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(row.First.At);

    public DateTimeOffset LastAt => DateTimeOffset.FromUnixTimeMilliseconds(row.Last.At);

    public long DurationMs => row.Last.At - row.First.At;

    public long EngagedMs => row.EngagedMs;

    public int PageViews => row.PageViews;

    public int Clicks => row.Clicks;

    public int Events => row.Events;

    public string? EntryPage => row.EntryPage;

    public string? ExitPage => row.ExitPage;

    public string? ReferrerHost => row.ReferrerHost;

    public Campaign? Campaign => row.Campaign;

    public DeviceClass Device => row.Device;

    public string? Browser => Versioned(row.Capture?.Browser, row.Capture?.BrowserMajor);

    public string? System => Versioned(row.Capture?.System, row.Capture?.SystemMajor);

    public string? Country => row.Capture?.Country;

    public string? Region => row.Capture?.Region;

    public string? Network => row.Capture?.Network;

    public IReadOnlyList<string> NetworkFlags => row.Capture?.NetworkFlags ?? [];

    public string? Automation => row.Capture?.Automation;

    public string? Language => row.Capture?.Language;

    public string? Screen => row.Capture is { ScreenWidth: > 0 } c ? FormattableString.Invariant($"{c.ScreenWidth} x {c.ScreenHeight}") : null;

    public ProvenanceFields Provenance => new(origin);

    /// <summary>A session isn't told that it is over; that follows from the time at which one asks.</summary>
    public bool Live([FromServices] TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds() - row.Last.At <= row.Gap;

    public async Task<bool> Erased(SubjectLoader subjects) => await subjects.LoadAsync((site, SubjectId.Parse(row.Subject))) is null;

    public Task<AccountFields?> Account(SessionAccountLoader accounts) => accounts.LoadAsync((site, row.Id));

    public async Task<string?> UserAgent(SubjectLoader subjects)
    {
        if (row.Capture?.Details is not { } box) return null;
        var opened = Opener.Open(await subjects.LoadAsync((site, SubjectId.Parse(row.Subject))), box, EventJson.Default.DeviceDetails);
        return opened is Opened<DeviceDetails>.Readable { Value.UserAgent: var agent } ? agent : null;
    }

    public async Task<TimelineConnectionFields> Timeline(
        int first, string? after, [FromServices] TimelineQuery timeline, CancellationToken cancellation)
    {
        var entries = await timeline.EntriesAsync(site, row, fromRevision: null, cancellation);
        var skipped = after is null ? 0 : entries.TakeWhile(e => string.CompareOrdinal(TimelineCursor.Of(e), after) <= 0).Count();
        var count = Math.Min(Limits.Checked(first, "first"), entries.Count - skipped);
        return TimelineConnectionFields.Of(site, row, entries.Skip(skipped).Take(count), skipped + count < entries.Count);
    }

    private static string? Versioned(string? family, int? major) =>
        family is null ? null : major is { } version ? FormattableString.Invariant($"{family} {version}") : family;
}
