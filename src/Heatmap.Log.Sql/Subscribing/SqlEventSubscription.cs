using System.Runtime.CompilerServices;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// Follows the log in pages, each a short read transaction: none is open while the consumer works. Woken by the writer after each
/// commit; nothing is asked of the database while nothing is appended.
/// </summary>
internal sealed class SqlEventSubscription(ISqlDatabase database, SqlLogOptions options, Pulse appended) : IEventSubscription
{
    public async IAsyncEnumerable<LogPage> SubscribeAsync(
        Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scan = new LogScan(filter, options);
        var saidCaughtUp = false;
        while (true)
        {
            var more = appended.Next;
            var from = after;
            var (rows, end, caughtUp) = await database.ReadLogAsync(session => scan.Read(session, from), cancellation);
            if (end > after || !saidCaughtUp) yield return new LogPage(scan.Unpack(rows, after), end, caughtUp);
            (after, saidCaughtUp) = (end, caughtUp);
            if (caughtUp) await more.WaitAsync(cancellation);
        }
    }
}
