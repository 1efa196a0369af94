using System.Data.Common;
using Heatmap.Blobs;
using Heatmap.Log;
using Heatmap.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Heatmap.Ingest;

/// <summary>What every address that collects has in common: how takings and failures are answered, counted and told to browsers.</summary>
internal sealed class CollectDoor(CollectCors cors, IngestMetrics metrics, RequestNotes notes, ILogger<CollectDoor> logger)
{
    public Task PreflightAsync(HttpContext http) => cors.PreflightAsync(http);

    /// <param name="http">The request.</param>
    /// <param name="take">Takes what it brings, and leaves a trace of what it is.</param>
    /// <param name="translated">What it was made into, where it came in another form than a batch; asked after <paramref name="take"/>.</param>
    public async Task AnswerAsync(HttpContext http, Func<RequestTrace, Task<CollectAnswer>> take, Func<DoorBatch?>? translated = null)
    {
        var trace = new RequestTrace();
        try
        {
            var answer = await take(trace).ConfigureAwait(false);
            metrics.Took(answer);
            metrics.Answered(StatusCodes.Status202Accepted);
            cors.Allow(http, StatusCodes.Status202Accepted);
            var batch = translated?.Invoke();
            Note(http, trace, batch?.Door.Status ?? StatusCodes.Status202Accepted, answer, refusal: null);
            await AnswerWriter.WriteAsync(http.Response, answer, batch).ConfigureAwait(false);
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // Nobody is there to be answered. Either nothing was appended, or all of it.
        }
        catch (Exception e) when (AsRefusal(e) is { } refusal)
        {
            metrics.Answered(refusal.Status);
            cors.Allow(http, refusal.Status);
            Note(http, trace, refusal.Status, answer: null, refusal);
            await AnswerWriter.WriteAsync(http.Response, refusal).ConfigureAwait(false);
        }
    }

    /// <summary>The address is told as it is mapped, not as it was asked for.</summary>
    private void Note(HttpContext http, RequestTrace trace, int status, CollectAnswer? answer, RequestRefusedException? refusal)
    {
        var address = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        notes.Note(trace, new RequestOutcome(address, status, CollectCors.OriginOf(http), answer, refusal));
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
            case LogUnavailableException or KeyStoreUnavailableException or BlobStoreUnavailableException or DbException:
                logger.LogError(failure, "A batch could not be stored.");
                return new RequestRefusedException(
                    503, Codes.Unavailable, "The store is unavailable. Send the same batch again later; it counts once.", TimeSpan.FromSeconds(5));
            case BadHttpRequestException bad:
                return new RequestRefusedException(bad.StatusCode, bad.StatusCode == 413 ? Codes.BodyTooLarge : Codes.MalformedHttp, "The body can't be read whole.");
            default:
                return null;
        }
    }
}
