namespace Heatmap.Bench;

/// <summary>Tells of troubles in words, the same one at most once in ten seconds, then with how often it was meanwhile.</summary>
internal sealed class Troubles(Action<string> log, TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (long Told, int Untold)> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public void Tell(string trouble)
    {
        int untold;
        lock (_gate)
        {
            var known = _known.TryGetValue(trouble, out var before);
            if (known && time.GetElapsedTime(before.Told) < Quiet)
            {
                _known[trouble] = before with { Untold = before.Untold + 1 };
                return;
            }

            untold = before.Untold;
            _known[trouble] = (time.GetTimestamp(), 0);
        }

        log(untold == 0 ? trouble : $"{trouble} ({untold} more of these in between)");
    }
}
