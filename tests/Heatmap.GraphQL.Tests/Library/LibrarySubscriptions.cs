using System.Runtime.CompilerServices;

namespace Heatmap.GraphQL.Tests.Library;

public sealed class LibrarySubscriptions(Counter counter)
{
    public const int Updates = 50_000;

    /// <summary>A state that changes as fast as it can, then stands still.</summary>
    public IAsyncEnumerable<Update> Newest(CancellationToken cancellation) =>
        NewestState.Of(Changes(Updates, cancellation), (_, later) => later, cancellation);

    /// <summary>Events none of which may be left out.</summary>
    public IAsyncEnumerable<Update> Flood(CancellationToken cancellation) => Changes(int.MaxValue, cancellation);

    public async IAsyncEnumerable<Sluggish> Sluggish()
    {
        yield return new Sluggish(1);
        await Task.Yield();
        yield return new Sluggish(2);
    }

    public async IAsyncEnumerable<int?> Cancelled()
    {
        await Task.Yield();
        yield return 1;
        throw new TaskCanceledException("something of the source's own");
    }

    private async IAsyncEnumerable<Update> Changes(int number, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            for (var i = 1; i <= number; i++)
            {
                if (i % 100 == 0)
                    await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                yield return new Update(i, counter);
            }

            counter.Said.TrySetResult(true);
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            counter.Ended.TrySetResult(true);
        }
    }

    public async IAsyncEnumerable<int> Counted(int to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                yield return i;
                await Task.Delay(1, cancellation);
            }
        }
        finally
        {
            counter.Ended.TrySetResult(true);
        }
    }

    public IAsyncEnumerable<int?> Refused() => throw new GraphQLException("REFUSED", "Not for you.");

    public async IAsyncEnumerable<int?> Broken()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("the source broke");
    }
}
