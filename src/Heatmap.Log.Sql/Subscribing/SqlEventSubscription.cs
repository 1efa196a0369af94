using System.Runtime.CompilerServices;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// Follows the log in pages, each a short read transaction: none is open while the consumer works. Woken after each commit, by the
/// writer or by whoever hears of those of other nodes.
/// </summary>
internal sealed class SqlEventSubscription(ISqlDatabase database, RecentBodies recent, SqlLogOptions options, Pulse appended) : IEventSubscription
{
    public async IAsyncEnumerable<LogPage> SubscribeAsync(
        Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scan = new LogScan(filter, options, database.Dialect);
        var saidCaughtUp = false;
        while (true)
        {
            var more = appended.Next;
            var from = after;
            var (rows, end, caughtUp) = await database.ReadLogAsync(session => scan.Read(session, from), cancellation);
            if (end > after || !saidCaughtUp) yield return new LogPage(scan.Unpack(rows, recent, after), end, caughtUp);
            (after, saidCaughtUp) = (end, caughtUp);
            if (caughtUp) await more.WaitAsync(cancellation);
        }
    }
}
