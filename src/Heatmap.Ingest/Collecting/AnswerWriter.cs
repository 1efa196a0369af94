using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Heatmap.Ingest;

/// <summary>Writes the two kinds of answers: what was taken, or why nothing was.</summary>
internal static class AnswerWriter
{
    /// <param name="response">Where to.</param>
    /// <param name="answer">What was taken.</param>
    /// <param name="translated">What came through a door, which tells the ids that it gave; null for a batch.</param>
    public static async Task WriteAsync(HttpResponse response, CollectAnswer answer, DoorBatch? translated = null)
    {
        using var writer = Begin(response, translated?.Door.Status ?? StatusCodes.Status202Accepted);
        if (translated is not null) writer.WriteString("sessionId"u8, translated.Run);
        if (translated?.Visitor is { } visitor) writer.WriteString("visitorId"u8, visitor);
        writer.WriteNumber("accepted"u8, answer.Accepted);
        writer.WriteStartArray("rejected"u8);
        foreach (var refusal in answer.Rejected)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, refusal.Index);
            writer.WriteString("code"u8, refusal.Code);
            writer.WriteString("message"u8, refusal.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        await EndAsync(response, writer).ConfigureAwait(false);
    }

    public static async Task WriteAsync(HttpResponse response, RequestRefusedException refused)
    {
        if (refused.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        using var writer = Begin(response, refused.Status);
        writer.WriteString("error"u8, refused.Status switch
        {
            400 => "malformed",
            401 => "unknown site",
            403 => refused.Code == Codes.Machine ? "machine" : "foreign origin",
            408 => "too slow",
            410 => "forgotten",
            413 => "too large",
            415 => "unsupported media type",
            422 => "not consented",
            429 => "too many requests",
            _ => "unavailable",
        });
        writer.WriteString("code"u8, refused.Code);
        writer.WriteString("message"u8, refused.Message);
        await EndAsync(response, writer).ConfigureAwait(false);
    }

    private static Utf8JsonWriter Begin(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        return writer;
    }

    private static async Task EndAsync(HttpResponse response, Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        response.ContentLength = writer.BytesPending + writer.BytesCommitted;
        await writer.FlushAsync().ConfigureAwait(false);
    }
}
