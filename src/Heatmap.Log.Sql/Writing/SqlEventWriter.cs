using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>Packs events on the caller's thread, and hands them to the queue of the engine.</summary>
internal sealed class SqlEventWriter(IAppendQueue queue, RecentBodies recent, SqlLogOptions options) : IEventWriter
{
    public async Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        AppendLimits.Check(events);
        cancellation.ThrowIfCancellationRequested();
        var payload = PayloadWriter.Write(events, recent);
        try
        {
            return await queue.AppendAsync(stream, expected, events.Count, payload, cancellation);
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
}
