using Heatmap.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heatmap.Ingest;

/// <summary>The door of collecting: batches, the contract, and whether the log answers.</summary>
public sealed class CollectEndpoint
{
    public const string Path = "/v1/events/collect";

    private readonly Collector _collector;
    private readonly Admission _admission;
    private readonly CollectDoor _door;
    private readonly IEventReader _log;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal CollectEndpoint(
        Collector collector, Admission admission, CollectDoor door, IEventReader log, TimeProvider time, ILogger<CollectEndpoint> logger) =>
        (_collector, _admission, _door, _log, _time, _logger) = (collector, admission, door, log, time, logger);

    /// <summary>Maps the addresses under <c>/v1/events</c>; the services come from <see cref="IngestServices.AddIngest"/>.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<CollectEndpoint>();
        endpoints.MapMethods(Path, ["OPTIONS"], endpoint._door.PreflightAsync);
        endpoints.MapPost(Path, endpoint.CollectAsync);
        foreach (var door in Door.All)
        {
            endpoints.MapMethods(door.Path, ["OPTIONS"], endpoint._door.PreflightAsync);
            endpoints.MapPost(door.Path, http => endpoint.CollectAsync(http, door));
        }

        endpoints.MapGet("/v1/events/schema.json", SchemaAsync);
        endpoints.MapGet("/v1/events/health", endpoint.HealthAsync);
    }

    private Task CollectAsync(HttpContext http) => _door.AnswerAsync(http, trace => TakeAsync(http, trace));

    private Task CollectAsync(HttpContext http, Door door)
    {
        DoorBatch? translated = null;
        return _door.AnswerAsync(
            http,
            trace => TakeAsync(http, trace, sent => (translated = DoorBatch.Of(door, sent, _time.GetUtcNow().ToUnixTimeMilliseconds())).Body),
            () => translated);
    }

    private async Task<CollectAnswer> TakeAsync(HttpContext http, RequestTrace trace, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>? translate = null)
    {
        var address = http.Connection.RemoteIpAddress;
        await _admission.AdmitAddressAsync(address, http.RequestAborted).ConfigureAwait(false);
        using var body = await BodyReader.ReadAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        var batch = translate is null ? body.Bytes : trace.Translate(body.Bytes, translate);
        return await _collector.CollectAsync(CollectRequest.Of(http, trace), batch, http.RequestAborted).ConfigureAwait(false);
    }

    private static Task SchemaAsync(HttpContext http)
    {
        http.Response.ContentType = "application/schema+json";
        http.Response.ContentLength = Contract.Current.File.Length;
        return http.Response.Body.WriteAsync(Contract.Current.File, http.RequestAborted).AsTask();
    }

    private async Task HealthAsync(HttpContext http)
    {
        try
        {
            await _log.HeadAsync(http.RequestAborted).ConfigureAwait(false);
            await http.Response.WriteAsJsonAsync(new { status = "ok" }, http.RequestAborted).ConfigureAwait(false);
        }
        catch (LogUnavailableException e)
        {
            _logger.LogError(e, "The log doesn't answer.");
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await http.Response.WriteAsJsonAsync(new { status = "the log is unavailable" }, http.RequestAborted).ConfigureAwait(false);
        }
    }
}
