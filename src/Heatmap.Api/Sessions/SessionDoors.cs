using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Projections;
using Heatmap.Query;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heatmap.Api;

/// <summary>
/// Sessions over REST: a page of them, one, its events and its pictures. They are what the schema's fields of the same names tell in
/// clear; nothing sealed is opened here.
/// </summary>
public static class SessionDoors
{
    private const string Path = "/api/v1/sessions";
    private const int Default = 50;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ListAsync);
        endpoints.MapGet(Path + "/{id}", (HttpContext http, string id, RecordingAccess access) =>
            OfSessionAsync(http, id, access, (_, row) => Task.FromResult(Told(row))));
        endpoints.MapGet(Path + "/{id}/events", (HttpContext http, string id, RecordingAccess access, TimelineQuery timeline) =>
            OfSessionAsync(http, id, access, (site, row) => EventsAsync(http, site, row, timeline)));
        endpoints.MapGet(Path + "/{id}/screenshots", (HttpContext http, string id, RecordingAccess access, RecordingsQuery recordings) =>
            OfSessionAsync(http, id, access, async (site, row) => new
            {
                session = row.Id,
                screenshots = (await recordings.PartsAsync(site, row, http.RequestAborted)).Where(p => p.Chunk is null).Select(p => new
                {
                    at = p.Envelope.At,
                    page = p.Envelope.Path,
                    media = p.Media,
                    bytes = p.Bytes,
                    address = $"/api/v1/sites/{site.Value}/sessions/{row.Id}/recordings/{p.Blob}",
                }),
            }));
    }

    /// <summary>The session's first events; what is beyond them is said to be there.</summary>
    private static async Task<object> EventsAsync(HttpContext http, SiteId site, SessionRow row, TimelineQuery timeline)
    {
        var first = Limits.Checked(First(http, 1000), "first");
        var entries = await timeline.EntriesAsync(site, row, fromRevision: null, http.RequestAborted);
        return new { session = row.Id, events = entries.Take(first).Select(Told), more = entries.Count > first };
    }

    private static Task ListAsync(HttpContext http, RecordingAccess access, SessionsQuery sessions) => GuardedAsync(http, async () =>
    {
        var (site, status) = access.Site(http, http.Request.Query["site"].ToString());
        if (site is null) return (status, null);
        var after = http.Request.Query["after"].ToString();
        (long, string)? cursor = after.Length == 0 ? null : SessionCursor.Read(after) ?? throw new GraphQLException("BAD_ARGUMENT", "'after' is no cursor of this list.");
        var page = await sessions.ListAsync(new SessionsAsked(site.Id, null, null, Limits.Checked(First(http, Default), "first"), cursor), http.RequestAborted);
        var last = page.Sessions.Count == 0 ? null : page.Sessions[^1];
        return (StatusCodes.Status200OK, new
        {
            sessions = page.Sessions.Select(Told),
            next = page.HasMore && last is not null ? SessionCursor.Write(last.First.At, last.Id) : null,
        });
    });

    private static Task OfSessionAsync(HttpContext http, string id, RecordingAccess access, Func<SiteId, SessionRow, Task<object>> answer) => GuardedAsync(http, async () =>
    {
        var (site, row, status) = await access.FindAsync(http, http.Request.Query["site"].ToString(), id);
        return row is null ? (status, null) : (StatusCodes.Status200OK, await answer(site, row));
    });

    private static async Task GuardedAsync(HttpContext http, Func<Task<(int Status, object? Answer)>> ask)
    {
        try
        {
            var (status, answer) = await ask();
            await WriteAsync(http, status, answer ?? new { error = Words(status) });
        }
        catch (GraphQLException wrong)
        {
            await WriteAsync(http, StatusCodes.Status400BadRequest, new { error = wrong.Message });
        }
    }

    private static int First(HttpContext http, int otherwise)
    {
        var text = http.Request.Query["first"].ToString();
        if (text.Length == 0) return otherwise;
        return int.TryParse(text, out var first) ? first : throw new GraphQLException("BAD_ARGUMENT", "'first' must be a number.");
    }

    private static object Told(SessionRow row) => new
    {
        id = row.Id,
        subject = row.Subject,
        startedAt = row.First.At,
        lastAt = row.Last.At,
        pageViews = row.PageViews,
        clicks = row.Clicks,
        events = row.Events,
        engagedMs = row.EngagedMs,
        entryPage = row.EntryPage,
        exitPage = row.ExitPage,
        referrerHost = row.ReferrerHost,
        device = row.Device.ToString().ToLowerInvariant(),
        browser = row.Capture?.Browser,
        system = row.Capture?.System,
        country = row.Capture?.Country,
        automation = row.Capture?.Automation,
    };

    private static object Told(TimelineEntry entry) => new
    {
        at = entry.Moment.At,
        kind = entry.Kind,
        page = entry.Page,
        x = entry.X,
        y = entry.Y,
        selector = entry.Selector,
        summary = entry.Summary,
    };

    private static string Words(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Sign in first: this needs a bearer token.",
        StatusCodes.Status403Forbidden => RecordingAccess.Forbidden,
        _ => "Your organisation has no such site or session. Name the site's id with ?site=.",
    };

    private static Task WriteAsync(HttpContext http, int status, object answer)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(answer, http.RequestAborted);
    }
}
