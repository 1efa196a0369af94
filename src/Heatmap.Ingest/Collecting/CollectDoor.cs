using System.Data.Common;
using Heatmap.Blobs;
using Heatmap.Log;
using Heatmap.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heatmap.Ingest;

/// <summary>What every address that collects has in common: how takings and failures are answered, counted and told to browsers.</summary>
internal sealed class CollectDoor(CollectCors cors, IngestMetrics metrics, ILogger<CollectDoor> logger)
{
    public Task PreflightAsync(HttpContext http) => cors.PreflightAsync(http);

    /// <param name="http">The request.</param>
    /// <param name="take">Takes what it brings.</param>
    /// <param name="translated">What it was made into, where it came in another form than a batch; asked after <paramref name="take"/>.</param>
    public async Task AnswerAsync(HttpContext http, Func<Task<CollectAnswer>> take, Func<DoorBatch?>? translated = null)
    {
        try
        {
            var answer = await take().ConfigureAwait(false);
            metrics.Took(answer);
            metrics.Answered(StatusCodes.Status202Accepted);
            cors.Allow(http, StatusCodes.Status202Accepted);
            await AnswerWriter.WriteAsync(http.Response, answer, translated?.Invoke()).ConfigureAwait(false);
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // Nobody is there to be answered. Either nothing was appended, or all of it.
        }
        catch (Exception e) when (AsRefusal(e) is { } refusal)
        {
            metrics.Answered(refusal.Status);
            cors.Allow(http, refusal.Status);
            await AnswerWriter.WriteAsync(http.Response, refusal).ConfigureAwait(false);
        }
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
