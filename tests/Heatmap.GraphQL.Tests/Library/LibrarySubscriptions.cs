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

    public async IAsyncEnumerable<int?> Broken()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("the source broke");
    }
}
