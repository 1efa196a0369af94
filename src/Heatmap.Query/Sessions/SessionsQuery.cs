using System.Text.Json;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>The session list, and one session.</summary>
public sealed class SessionsQuery(LiveViews live, IViewReader rows)
{
    public const string Projection = "session-timeline";

    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    /// <exception cref="BeforeRetentionException">All of that time lies before the events that are kept.</exception>
    public async Task<SessionPage> ListAsync(SessionsAsked asked, CancellationToken cancellation)
    {
        var origin = await live.OriginAsync(Projection, asked.Site, InWords(asked), cancellation);
        BeforeRetentionException.ThrowIfBefore(asked.To, origin.EventsSince);
        var listing = new ViewListing(
            SessionRow.View, asked.Site.Value, Parent: "", asked.First + 1, Descending: true,
            asked.From ?? long.MinValue, asked.To is { } to ? to - 1 : long.MaxValue, asked.After);
        var found = await rows.ListAsync(origin.Generation.Id, listing, cancellation);
        return new SessionPage([.. found.Take(asked.First).Select(Read)], found.Count > asked.First, origin);
    }

    /// <summary>One session, null when there is none of that id.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<(SessionRow Session, Origin Origin)?> FindAsync(SiteId site, string id, CancellationToken cancellation)
    {
        var origin = await live.OriginAsync(Projection, site, $"site {site}, session {id}", cancellation);
        var row = await rows.FindAsync(origin.Generation.Id, new ViewKey(SessionRow.View, site.Value, "", id), cancellation);
        return row is null ? null : (Read(row), origin);
    }

    /// <summary>Several sessions by id; ids of which there is none are absent.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<(Origin Origin, IReadOnlyDictionary<string, SessionRow> Sessions)> FindAsync(
        SiteId site, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var origin = await live.OriginAsync(Projection, site, $"site {site}, {ids.Count} sessions by id", cancellation);
        ViewKey[] keys = [.. ids.Select(id => new ViewKey(SessionRow.View, site.Value, "", id))];
        var found = await rows.FindAsync(origin.Generation.Id, keys, cancellation);
        return (origin, found.ToDictionary(row => row.Key.Key, Read));
    }

    public static SessionRow Read(ViewRow row) =>
        JsonSerializer.Deserialize(row.Document.Span, SessionJson.Default.SessionRow)
        ?? throw new InvalidDataException($"The row of session {row.Key.Key} is empty.");

    private static string InWords(SessionsAsked asked) =>
        $"site {asked.Site}, sessions begun {(asked.From is { } from ? Origin.Words(from) : "ever")} to {(asked.To is { } to ? Origin.Words(to) : "now")}";
}
