using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Heatmap.Redis;

/// <summary>Whether this node and Redis hear each other. Logged once when it changes; a gauge on the meter <c>Heatmap.Redis</c>.</summary>
public sealed class RedisState : IDisposable
{
    private readonly Lock _turn = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly Counter<long> _outages;
    private DateTimeOffset? _awaySince;
    private bool _told;

    internal RedisState(Meter meter, TimeProvider time, ILogger logger)
    {
        (_meter, _time, _logger, _awaySince) = (meter, time, logger, time.GetUtcNow());
        _outages = meter.CreateCounter<long>("heatmap.redis.outages", "{outage}", "How often Redis went away.");
        meter.CreateObservableGauge("heatmap.redis.connected", () => IsAway ? 0 : 1, null, "1 while this node and Redis hear each other.");
    }

    /// <summary>Also before the first connection.</summary>
    public bool IsAway => AwaySince is not null;

    /// <summary>Since when; null while it is there.</summary>
    public DateTimeOffset? AwaySince
    {
        get
        {
            lock (_turn) return _awaySince;
        }
    }

    /// <summary>What doesn't work as it should, for people; null when all does.</summary>
    public string? Degraded => AwaySince is { } since
        ? string.Create(CultureInfo.InvariantCulture, $"redis: away since {since:yyyy-MM-dd'T'HH:mm:ss'Z'}, subscriptions see other nodes' changes by looking for them, limits are per node")
        : null;

    public void Dispose() => _meter.Dispose();

    internal void Away(string why)
    {
        lock (_turn)
        {
            if (_awaySince is not null && _told) return;
            _awaySince ??= _time.GetUtcNow();
            _told = true;
        }

        _outages.Add(1);
        _logger.LogWarning("Redis is away ({Why}); subscriptions see other nodes' changes by looking for them, limits are per node", why);
    }

    internal void Back()
    {
        TimeSpan away;
        lock (_turn)
        {
            if (_awaySince is not { } since) return;
            away = _time.GetUtcNow() - since;
            (_awaySince, _told) = (null, false);
        }

        _logger.LogInformation("Redis is there (after {Seconds:0.0} s)", away.TotalSeconds);
    }
}
