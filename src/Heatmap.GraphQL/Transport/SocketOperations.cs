using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Transport;

/// <summary>The operations open on one socket.</summary>
internal sealed class SocketOperations(GraphQLExecutor executor, SocketSender sender, int max)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes only by failing, with what must end the socket.</summary>
    public Task Failure => _failure.Task;

    public void Fail(Exception exception) => _failure.TrySetException(exception);

    /// <summary>Begins an operation; it ends by itself, by <see cref="Complete"/>, or with the socket.</summary>
    public async ValueTask StartAsync(SocketOperation operation, IServiceProvider services, CancellationToken stop)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (!_open.TryAdd(operation.Id, ending))
        {
            ending.Dispose();
            throw new SocketClosure(CloseCode.SubscriberExists, $"Subscriber for {operation.Id} already exists");
        }

        if (_open.Count > max)
        {
            Release(operation.Id, ending);
            ending.Dispose();
            await sender.SendErrorsAsync(operation.Id, [GraphQLError.WithCode("TOO_MANY_OPERATIONS", $"At most {max} operations may be open on one socket.")], stop).ConfigureAwait(false);
            return;
        }

        var running = RunAsync(operation, services, ending);
        _running[running] = true;
        _ = running.ContinueWith(t => _running.TryRemove(t, out _), TaskScheduler.Default);
    }

    /// <summary>The client has had enough of an operation; one that has ended already is none.</summary>
    public void Complete(string id)
    {
        if (_open.TryRemove(id, out var ending))
            CancelQuietly(ending);
    }

    private static void CancelQuietly(CancellationTokenSource ending)
    {
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in the same moment.
        }
    }

    public Task WhenEnded() => Task.WhenAll(_running.Keys);

    private async Task RunAsync(SocketOperation operation, IServiceProvider services, CancellationTokenSource ending)
    {
        // The reader must not be kept from the next message by a resolver that works before it first awaits.
        await Task.Yield();
        try
        {
            // Each operation has services of its own: the socket's would live as long as the socket.
            await using var scope = services.CreateAsyncScope();
            await StreamAsync(operation, await operation.Context(scope.ServiceProvider).ConfigureAwait(false), ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has completed it, or is gone.
        }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            Release(operation.Id, ending);
            ending.Dispose();
        }
    }

    private async ValueTask StreamAsync(SocketOperation operation, RequestContext context, CancellationTokenSource ending)
    {
        await foreach (var result in executor.SubscribeAsync(operation.Request, context, ending.Token).ConfigureAwait(false))
        {
            using (result)
            {
                ending.Token.ThrowIfCancellationRequested();
                if (result.IsRequestError)
                {
                    // An error message ends the operation, so no complete follows it.
                    Release(operation.Id, ending);
                    await sender.SendErrorsAsync(operation.Id, result.Errors, ending.Token).ConfigureAwait(false);
                    return;
                }

                await sender.SendResultAsync(operation.Id, result, ending.Token).ConfigureAwait(false);
            }
        }

        // The id is free before the client learns that it is, so that it may be used again at once.
        if (Release(operation.Id, ending))
            await sender.SendAsync("complete", operation.Id, null, ending.Token).ConfigureAwait(false);
    }

    private bool Release(string id, CancellationTokenSource ending) =>
        _open.TryRemove(new KeyValuePair<string, CancellationTokenSource>(id, ending));
}
