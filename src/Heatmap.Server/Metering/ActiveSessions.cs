using System.Diagnostics.Metrics;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Server;

/// <summary>
/// Counts the sessions that go on now: those whose last event is younger than the pause that ends them. It knows what was
/// announced since the server started, of all sites; after a loss of announcements it counts too few until sessions go on.
/// </summary>
internal sealed class ActiveSessions : BackgroundService
{
    private const int FirstSweep = 10_000;

    // A session that began longer ago is not worth reading: while old events are folded, all rows are of such.
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(24);

    private readonly Dictionary<(int View, int Site, int Parent, int Key), long> _until = [];
    private readonly IAnnouncements _announcements;
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private int _sweepAt = FirstSweep;

    public ActiveSessions(IAnnouncements announcements, TimeProvider time, IMeterFactory meters)
    {
        (_announcements, _time, _meter) = (announcements, time, meters.Create("Heatmap.Server"));
        _meter.CreateObservableGauge(
            "heatmap.sessions.active", Count, "{session}", "Sessions whose last event is younger than the pause that ends them, as announced since this server started.");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <summary>How many go on now.</summary>
    internal int Count()
    {
        lock (_until)
        {
            Sweep();
            return _until.Count;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in _announcements.WatchAsync(stoppingToken))
            {
                if (change?.Projection == SessionsQuery.Projection) Take(change);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends. Its host takes this for a failure where it is disposed of without having been stopped.
        }
    }

    private void Take(ViewChange change)
    {
        var oldest = (_time.GetUtcNow() - Oldest).ToUnixTimeMilliseconds();
        lock (_until)
        {
            foreach (var key in change.Removed) _until.Remove(Short(key));
            foreach (var row in change.Put)
            {
                if (row.Key.View != SessionRow.View || row.Rank < oldest) continue;
                var session = SessionsQuery.Read(row);
                _until[Short(row.Key)] = session.Last.At + session.Gap;
            }

            if (_until.Count < _sweepAt) return;
            Sweep();
            _sweepAt = Math.Max(FirstSweep, 2 * _until.Count);
        }
    }

    /// <summary>All that is asked of a key here is to be another than the next: 16 bytes instead of the 200 of its four texts.</summary>
    private static (int View, int Site, int Parent, int Key) Short(ViewKey key) =>
        (key.View.GetHashCode(StringComparison.Ordinal), key.Site.GetHashCode(StringComparison.Ordinal),
            key.Parent.GetHashCode(StringComparison.Ordinal), key.Key.GetHashCode(StringComparison.Ordinal));

    /// <summary>Lets go of what has ended; also where nobody asks for the number.</summary>
    private void Sweep()
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (key, until) in _until)
        {
            if (until <= now) _until.Remove(key);
        }
    }
}
