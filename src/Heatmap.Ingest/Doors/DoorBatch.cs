using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>A door's request as a batch.</summary>
/// <param name="Door">Where it came.</param>
/// <param name="Body">The batch, in the contract's form.</param>
/// <param name="Run">What the session's id is to whoever asked.</param>
/// <param name="Visitor">The visitor's id; null for one of strict mode.</param>
internal sealed record DoorBatch(Door Door, ReadOnlyMemory<byte> Body, Guid Run, Guid? Visitor)
{
    private const int DefaultWidth = 1280;
    private const int DefaultHeight = 720;

    /// <exception cref="RequestRefusedException">400: the body is no JSON object, or names no site.</exception>
    public static DoorBatch Of(Door door, ReadOnlyMemory<byte> sent, long receivedAt)
    {
        using var document = DoorBody.Parse(sent);
        return Of(door, new DoorBody(document.RootElement), sent, receivedAt);
    }

    /// <param name="door">Where it came.</param>
    /// <param name="request">The body, read.</param>
    /// <param name="sent">The body as it came.</param>
    /// <param name="receivedAt">When, in Unix milliseconds.</param>
    /// <exception cref="RequestRefusedException">400: it names no site.</exception>
    public static DoorBatch Of(Door door, DoorBody request, ReadOnlyMemory<byte> sent, long receivedAt)
    {
        var site = request.Text("siteId", "site", "apiKey", "site_id")
            ?? throw RequestRefusedException.Malformed(Codes.MissingField, "$.siteId is missing: the site's public key, pk_...");
        var events = EventsOf(request);
        var batch = request.Id("batch", "id", "eventId", "messageId") ?? BatchId(door, sent.Span, Array.Exists(events, e => e.Time() is not null) ? null : receivedAt);
        var visitor = request.Id("visitorId", "visitor", "visitor_id", "userId", "customerId");
        var run = request.Id("sessionId", "run", "session_id") ?? (visitor is { } own ? DoorBody.Hashed([.. Encoding.UTF8.GetBytes(site), .. own.ToByteArray()]) : batch);
        var written = new ArrayBufferWriter<byte>();
        using (var to = new Utf8JsonWriter(written))
        {
            to.WriteStartObject();
            to.WriteString("site", site);
            to.WriteString("batch", batch);
            to.WriteString("run", run);
            if (visitor is { } id) to.WriteString("visitor", id);
            to.WriteString("mode", visitor is null ? "strict" : "balanced");
            to.WriteNumber("sentAt", receivedAt);
            to.WriteString("sdk", "door");
            to.WriteNumber("sampleRate", 1);
            WriteConsent(to, request);
            if (request.Text("language") is { } language) to.WriteString("language", language);
            WriteEvents(to, door, request, events, receivedAt);
            to.WriteEndObject();
        }

        return new DoorBatch(door, written.WrittenMemory, run, visitor);
    }

    /// <summary>
    /// The same body is the same batch, so that a retry counts once. One that tells no time is another at each moment: two equal
    /// clicks are two, and a retry of such a request counts again.
    /// </summary>
    private static Guid BatchId(Door door, ReadOnlySpan<byte> sent, long? receivedAt) =>
        DoorBody.Hashed([.. Encoding.UTF8.GetBytes($"{door.Path}\n{receivedAt}\n"), .. sent]);

    /// <summary>As it was told; what is wrong with it the contract's own checks tell.</summary>
    private static void WriteConsent(Utf8JsonWriter to, DoorBody request)
    {
        if (request.Find("consent") is not { } consent) return;
        to.WritePropertyName("consent");
        consent.WriteTo(to);
    }

    /// <summary>Those of a list, or the request itself.</summary>
    private static DoorBody[] EventsOf(DoorBody request)
    {
        if (request.Find("events") is not { ValueKind: JsonValueKind.Array } list) return [request];
        return [.. list.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Object
            ? new DoorBody(e)
            : throw RequestRefusedException.Malformed(Codes.WrongType, "Each of $.events must be an object."))];
    }

    private static void WriteEvents(Utf8JsonWriter to, Door door, DoorBody request, DoorBody[] events, long receivedAt)
    {
        var pages = new List<string>();
        string UrlOf(DoorBody e) => e.Text("url", "pageUrl", "page_url", "page") ?? request.Text("url", "pageUrl", "page_url", "page") ?? "/";
        foreach (var e in events)
        {
            if (!pages.Contains(UrlOf(e))) pages.Add(UrlOf(e));
        }

        to.WriteStartArray("pages");
        for (var n = 0; n < pages.Count; n++)
        {
            to.WriteStartObject();
            to.WriteString("id", $"p{n}");
            to.WriteString("url", pages[n]);
            if (request.Text("title", "pageTitle") is { } title) to.WriteString("title", title);
            if (request.Text("referrer") is { } referrer) to.WriteString("referrer", referrer);
            to.WriteStartArray("viewport");
            to.WriteNumberValue(request.Number("viewportWidth") ?? DefaultWidth);
            to.WriteNumberValue(request.Number("viewportHeight") ?? DefaultHeight);
            to.WriteEndArray();
            to.WriteEndObject();
        }

        to.WriteEndArray();
        to.WriteStartArray("events");
        for (var n = 0; n < events.Length; n++)
            DoorEvent.Write(to, events[n], door, (n + 1, $"p{pages.IndexOf(UrlOf(events[n]))}", events[n].Time() ?? request.Time() ?? receivedAt));
        to.WriteEndArray();
    }
}
