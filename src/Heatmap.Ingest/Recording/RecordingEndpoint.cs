using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.Ingest;

/// <summary>The door of what is recorded: replay, and pictures of pages.</summary>
public sealed class RecordingEndpoint
{
    public const string ReplayPath = "/v1/events/replay";
    public const string ScreenshotPath = "/v1/events/screenshot";

    private readonly RecordingCollector _collector;
    private readonly Admission _admission;
    private readonly CollectDoor _door;
    private readonly TimeProvider _time;

    internal RecordingEndpoint(RecordingCollector collector, Admission admission, CollectDoor door, TimeProvider time) =>
        (_collector, _admission, _door, _time) = (collector, admission, door, time);

    /// <summary>Maps the addresses; the services come from <see cref="IngestServices.AddIngest"/>.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<RecordingEndpoint>();
        foreach (var kind in (RecordingKind[])[RecordingKind.Replay, RecordingKind.Screenshot])
        {
            endpoints.MapMethods(kind.Path, ["OPTIONS"], endpoint._door.PreflightAsync);
            endpoints.MapPost(kind.Path, http => endpoint.AnswerAsync(kind, http));
        }

        endpoints.MapMethods(Door.Screenshot.Path, ["OPTIONS"], endpoint._door.PreflightAsync);
        endpoints.MapPost(Door.Screenshot.Path, endpoint.AnswerDoorAsync);
    }

    private Task AnswerAsync(RecordingKind kind, HttpContext http) => _door.AnswerAsync(http, trace => TakeAsync(kind, http, trace));

    private async Task<CollectAnswer> TakeAsync(RecordingKind kind, HttpContext http, RequestTrace trace)
    {
        await _admission.AdmitAddressAsync(http.Connection.RemoteIpAddress, http.RequestAborted).ConfigureAwait(false);
        using var body = await BodyReader.ReadAsync(http.Request, http.RequestAborted, kind.Limit).ConfigureAwait(false);
        return await _collector.CollectAsync(kind, CollectRequest.Of(http, trace), RecordedBody.Split(body.Bytes), http.RequestAborted).ConfigureAwait(false);
    }

    private Task AnswerDoorAsync(HttpContext http)
    {
        DoorBatch? translated = null;
        return _door.AnswerAsync(http, TakeAsync, () => translated);

        async Task<CollectAnswer> TakeAsync(RequestTrace trace)
        {
            await _admission.AdmitAddressAsync(http.Connection.RemoteIpAddress, http.RequestAborted).ConfigureAwait(false);
            using var body = await BodyReader.ReadAsync(http.Request, http.RequestAborted, ScreenshotDoor.Limit).ConfigureAwait(false);
            (translated, var picture) = trace.Translate(body.Bytes, sent => ScreenshotDoor.Of(sent, _time.GetUtcNow().ToUnixTimeMilliseconds()));
            var recorded = new RecordedBody(translated.Body, picture);
            return await _collector.CollectAsync(RecordingKind.Screenshot, CollectRequest.Of(http, trace), recorded, http.RequestAborted).ConfigureAwait(false);
        }
    }
}
