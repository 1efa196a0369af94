using System.Data.Common;
using Heatmap.Log;
using Heatmap.Privacy;
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
    private readonly CollectCors _cors;
    private readonly IEventReader _log;
    private readonly IngestMetrics _metrics;
    private readonly ILogger _logger;

    internal CollectEndpoint(
        Collector collector, Admission admission, CollectCors cors, IEventReader log, IngestMetrics metrics, ILogger<CollectEndpoint> logger) =>
        (_collector, _admission, _cors, _log, _metrics, _logger) = (collector, admission, cors, log, metrics, logger);

    /// <summary>Maps the addresses under <c>/v1/events</c>; the services come from <see cref="IngestServices.AddIngest"/>.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<CollectEndpoint>();
        endpoints.MapMethods(Path, ["OPTIONS"], endpoint._cors.PreflightAsync);
        endpoints.MapPost(Path, endpoint.CollectAsync);
        endpoints.MapGet("/v1/events/schema.json", SchemaAsync);
        endpoints.MapGet("/v1/events/health", endpoint.HealthAsync);
    }

    private async Task CollectAsync(HttpContext http)
    {
        try
        {
            var answer = await TakeAsync(http).ConfigureAwait(false);
            _metrics.Took(answer);
            _metrics.Answered(StatusCodes.Status202Accepted);
            _cors.Allow(http, StatusCodes.Status202Accepted);
            await AnswerWriter.WriteAsync(http.Response, answer).ConfigureAwait(false);
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // Nobody is there to be answered. Either nothing was appended, or all of it.
        }
        catch (Exception e) when (AsRefusal(e) is { } refusal)
        {
            _metrics.Answered(refusal.Status);
            _cors.Allow(http, refusal.Status);
            await AnswerWriter.WriteAsync(http.Response, refusal).ConfigureAwait(false);
        }
    }

    private async Task<CollectAnswer> TakeAsync(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        await _admission.AdmitAddressAsync(address, http.RequestAborted).ConfigureAwait(false);
        using var body = await BodyReader.ReadAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        var request = new CollectRequest(address, CollectCors.OriginOf(http), http.Request.Headers.UserAgent);
        return await _collector.CollectAsync(request, body, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>What a failure means to the sender; null for one that is nobody's fault but ours.</summary>
    private RequestRefusedException? AsRefusal(Exception failure)
    {
        switch (failure)
        {
            case RequestRefusedException refused:
                return refused;
            case LogBusyException busy:
                return new RequestRefusedException(503, Codes.Busy, "The server is busy; nothing was taken. Send the same batch again later.", busy.RetryAfter);
            case KeyStoreBusyException busy:
                return new RequestRefusedException(503, Codes.Busy, "The server is busy; nothing was taken. Send the same batch again later.", busy.RetryAfter);
            case LogUnavailableException or KeyStoreUnavailableException or DbException:
                _logger.LogError(failure, "A batch could not be stored.");
                return new RequestRefusedException(
                    503, Codes.Unavailable, "The store is unavailable. Send the same batch again later; it counts once.", TimeSpan.FromSeconds(5));
            case BadHttpRequestException bad:
                return new RequestRefusedException(bad.StatusCode, bad.StatusCode == 413 ? Codes.BodyTooLarge : Codes.MalformedHttp, "The body can't be read whole.");
            default:
                return null;
        }
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
