using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Heatmap.GraphQL.Execution;

/// <summary>For sources whose events tell of a state: what a slow reader missed is drawn together into one event.</summary>
public static class NewestState
{
    /// <summary>
    /// Reads the source as fast as it speaks and holds one event, however long the reader takes; what comes meanwhile is
    /// merged into it. Every event is either given as it came or merged into a later one.
    /// </summary>
    /// <param name="source">The events.</param>
    /// <param name="merge">Makes one event of an earlier and a later one; the later one, where that says all.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static async IAsyncEnumerable<T> Of<T>(
        IAsyncEnumerable<T> source, Func<T, T, T> merge, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(merge);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var held = Channel.CreateBounded<T>(1);
        var reading = ReadAsync(source, merge, held, ending.Token);
        try
        {
            await foreach (var item in held.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return item;
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> source, Func<T, T, T> merge, Channel<T> held, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellation).ConfigureAwait(false))
            {
                // Nobody else writes, so there is room once the place is empty, whoever emptied it.
                held.Writer.TryWrite(held.Reader.TryRead(out var missed) ? merge(missed, item) : item);
            }

            held.Writer.Complete();
        }
        catch (Exception e)
        {
            held.Writer.Complete(e);
        }
    }
}
