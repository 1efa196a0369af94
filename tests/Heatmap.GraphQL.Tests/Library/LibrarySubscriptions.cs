using System.Runtime.CompilerServices;

namespace Heatmap.GraphQL.Tests.Library;

public sealed class LibrarySubscriptions
{
    public async IAsyncEnumerable<int> Counted(int to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Endless([Microsoft.AspNetCore.Mvc.FromServices] Counter counter, [EnumeratorCancellation] CancellationToken cancellation)
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
