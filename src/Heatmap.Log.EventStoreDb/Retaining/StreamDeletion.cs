using Heatmap.Events;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>The service's Delete, which is soft: nothing of the stream can be read any more, and it can be written again.</summary>
internal sealed class StreamDeletion(Cluster cluster, ConnectionSettings settings, EventStoreDbLogOptions options)
{
    private const int Tries = 4;

    /// <summary>False when the stream's last event is another one by now.</summary>
    /// <exception cref="LogUnavailableException">The server failed or refused.</exception>
    public async Task<bool> TryDeleteAsync(StreamName stream, long last, CancellationToken cancellation)
    {
        var request = new DeleteReq
        {
            Options = new() { StreamIdentifier = new StreamIdentifier { StreamName = WireEvents.Name(stream) }, Revision = (ulong)last },
        };
        for (var tried = 1; ; tried++)
        {
            var node = await cluster.LeaderAsync(cancellation).ConfigureAwait(false);
            using var patience = new Patience(settings.DefaultDeadline, options.Time, cancellation);
            try
            {
                var call = await Call<DeleteResp>.BeginAsync(
                    node, Method.Delete, request, DeleteResp.Parser, requiresLeader: true, patience.Token).ConfigureAwait(false);
                await using var _ = call.ConfigureAwait(false);
                await call.NextAsync(patience.Token).ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException) when (patience.IsOver)
            {
                throw ServerFailures.AsUnavailable(CallFailures.OfDeadline(node.Endpoint, settings.DefaultDeadline));
            }
            catch (CallFailedException e) when (e.Kind == "wrong-expected-version")
            {
                return false;
            }
            // To delete at a revision twice is to delete once.
            catch (CallFailedException e)
            {
                if (!cluster.HasMoved(node, e) || tried == Tries) throw ServerFailures.AsUnavailable(e);
            }
        }
    }
}
