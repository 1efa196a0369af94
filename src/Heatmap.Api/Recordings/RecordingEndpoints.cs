using System.Globalization;
using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Query;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heatmap.Api;

/// <summary>
/// What was recorded of a session: the list of its parts, and each part, opened when it is read. A part is <c>410 erased</c> once its
/// visitor was forgotten.
/// </summary>
public static class RecordingEndpoints
{
    private const string List = "/api/v1/sites/{site}/sessions/{session}/recordings";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(List, ListAsync);
        endpoints.MapGet(List + "/{blob}", ReadAsync);
    }

    private static async Task ListAsync(
        HttpContext http, string site, string session, RecordingAccess access, RecordingsQuery recordings, Subjects subjects)
    {
        var (of, row, status) = await access.FindAsync(http, site, session);
        if (row is null)
        {
            await RefuseAsync(http, status);
            return;
        }

        var parts = await recordings.PartsAsync(of, row, http.RequestAborted);
        var erased = parts.Count > 0 && await subjects.FindAsync(of, SubjectId.Parse(row.Subject), http.RequestAborted) is null;
        await AnswerAsync(http, StatusCodes.Status200OK, new { session, erased, parts = parts.Select(p => Told(http, p)) });
    }

    private static async Task ReadAsync(
        HttpContext http, string site, string session, string blob, RecordingAccess access, RecordingsQuery recordings, IRecordings store, Opener opener)
    {
        var (of, row, status) = await access.FindAsync(http, site, session);
        var part = row is null ? null : (await recordings.PartsAsync(of, row, http.RequestAborted)).FirstOrDefault(p => p.Blob == blob);
        var box = part is null ? null : await store.FindAsync(of, part.Envelope.ReceivedAt, blob, http.RequestAborted);
        if (row is null || part is null || box is null)
        {
            await RefuseAsync(http, row is null ? status : StatusCodes.Status404NotFound);
            return;
        }

        var opened = await opener.OpenAsync(of, SubjectId.Parse(row.Subject), box, http.RequestAborted);
        if (opened is not Opened<ReadOnlyMemory<byte>>.Readable { Value: var content })
        {
            await RefuseAsync(http, StatusCodes.Status410Gone);
            return;
        }

        // Nothing keeps a copy: who was forgotten must be gone here too.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = part.Media;
        http.Response.ContentLength = content.Length;
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }

    private static object Told(HttpContext http, RecordedPart part) => new
    {
        kind = part.Chunk is null ? "screenshot" : "replay",
        chunk = part.Chunk,
        run = part.Envelope.Run,
        page = part.Envelope.Path,
        from = part.Envelope.At,
        until = part.Until,
        media = part.Media,
        bytes = part.Bytes,
        address = string.Create(CultureInfo.InvariantCulture, $"{http.Request.Path}/{part.Blob}"),
    };

    private static Task RefuseAsync(HttpContext http, int status) => AnswerAsync(http, status, new
    {
        error = status switch
        {
            StatusCodes.Status401Unauthorized => "Sign in first: this needs a bearer token.",
            StatusCodes.Status403Forbidden => RecordingAccess.Forbidden,
            StatusCodes.Status410Gone => "erased",
            _ => "Your organisation has no such recording.",
        },
    });

    private static Task AnswerAsync(HttpContext http, int status, object answer)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(answer, http.RequestAborted);
    }
}
