using System.Runtime.CompilerServices;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// The service's Read as a stream of messages, with the deadline for each of them, on the node that is right for it. A read that
/// fails before its first message because nodes have moved is begun again: nothing was given yet, and reading changes nothing.
/// </summary>
internal sealed class LogReads(Cluster cluster, ConnectionSettings settings, EventStoreDbLogOptions options)
{
    private const int Tries = 4;

    /// <exception cref="LogUnavailableException">The server failed or refused.</exception>
    public IAsyncEnumerable<ReadResp> ReadAsync(ReadReq request, CancellationToken cancellation) =>
        ReadAsync(request, settings.DefaultDeadline, cancellation);

    /// <summary>With a deadline of its own for each message.</summary>
    /// <exception cref="LogUnavailableException">The server failed or refused.</exception>
    public async IAsyncEnumerable<ReadResp> ReadAsync(
        ReadReq request, TimeSpan deadline, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var patience = new Patience(deadline, options.Time, cancellation);
        var (call, message) = await BeginAsync(request, patience).ConfigureAwait(false);
        await using var _ = call.ConfigureAwait(false);
        while (message is not null)
        {
            patience.Rest();
            cancellation.ThrowIfCancellationRequested();
            yield return message;
            while (call.TryNext(out var more))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return more;
            }
            patience.WindUp();
            message = await NextAsync(call, patience).ConfigureAwait(false);
        }
    }

    /// <summary>The first event that a read gives; null when it gives none.</summary>
    /// <exception cref="LogUnavailableException">The server failed or refused.</exception>
    public async Task<ReadResp.Types.Recorded?> FirstAsync(ReadReq request, CancellationToken cancellation)
    {
        await foreach (var message in ReadAsync(request, cancellation).ConfigureAwait(false))
            if (message.ContentCase == ReadResp.ContentOneofCase.Event && message.Event.Event is { } recorded) return recorded;
        return null;
    }

    /// <summary>Begins a read that may last, and waits for its first message.</summary>
    /// <exception cref="LogUnavailableException">The server failed or refused.</exception>
    public async Task<(Call<ReadResp> Call, ReadResp? First)> BeginAsync(ReadReq request, Patience patience)
    {
        for (var tried = 1; ; tried++)
        {
            var node = await cluster.ReadNodeAsync(patience.Caller).ConfigureAwait(false);
            patience.WindUp();
            Call<ReadResp>? call = null;
            try
            {
                call = await Call<ReadResp>.BeginAsync(
                    node, Method.Read, request, ReadResp.Parser, settings.NodePreference == NodePreference.Leader, patience.Token).ConfigureAwait(false);
                var first = await call.NextAsync(patience.Token).ConfigureAwait(false);
                return (call, first);
            }
            catch (Exception e) when (e is CallFailedException or OperationCanceledException)
            {
                if (call is not null) await call.DisposeAsync().ConfigureAwait(false);
                if (e is CallFailedException failure)
                {
                    if (!cluster.HasMoved(node, failure) || tried == Tries) throw ServerFailures.AsUnavailable(failure);
                    continue;
                }
                if (!patience.IsOver) throw;
                cluster.Leave(node);
                throw ServerFailures.AsUnavailable(CallFailures.OfDeadline(node.Endpoint, settings.DefaultDeadline));
            }
        }
    }

    private async ValueTask<ReadResp?> NextAsync(Call<ReadResp> call, Patience patience)
    {
        try
        {
            return await call.NextAsync(patience.Token).ConfigureAwait(false);
        }
        catch (CallFailedException e)
        {
            cluster.HasMoved(call.Node, e);
            throw ServerFailures.AsUnavailable(e);
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            cluster.Leave(call.Node);
            throw ServerFailures.AsUnavailable(CallFailures.OfDeadline(call.Node.Endpoint, settings.DefaultDeadline));
        }
    }
}
