using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>Takes events away through the queue of the appends, so that both go in turns, and has the engine release the space.</summary>
internal sealed class SqlEventRetention(IAppendQueue queue, SqlLogOptions options, Func<CancellationToken, Task<Release>> release) : IEventRetention
{
    public async Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        try
        {
            while (await queue.CutAsync(stream, before, cancellation))
            {
                // One step a transaction; what waits in the queue goes in between.
            }
        }
        catch (WriterBusyException)
        {
            throw new LogBusyException(options.RetryAfter);
        }
        catch (Exception e) when (SqlFailures.IsUnavailable(e))
        {
            throw SqlFailures.AsUnavailable(e);
        }
    }

    public async Task<Release> ReleaseAsync(CancellationToken cancellation = default)
    {
        try
        {
            return await release(cancellation);
        }
        catch (Exception e) when (SqlFailures.IsUnavailable(e))
        {
            throw SqlFailures.AsUnavailable(e);
        }
    }
}
