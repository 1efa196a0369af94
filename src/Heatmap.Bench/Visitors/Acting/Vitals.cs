using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>How fast the page was, as web vitals, rated by https://web.dev/articles/vitals.</summary>
/// <param name="slowness">Factor on all times.</param>
internal sealed class Vitals(CaptureRun run, Chance chance, double slowness)
{
    private static readonly Dictionary<VitalName, (double Good, double Poor)> Thresholds = new()
    {
        [VitalName.Ttfb] = (800, 1_800),
        [VitalName.Fcp] = (1_800, 3_000),
        [VitalName.Lcp] = (2_500, 4_000),
        [VitalName.Cls] = (0.1, 0.25),
        [VitalName.Inp] = (200, 500),
    };

    /// <summary>Lets the page come up.</summary>
    public void Load()
    {
        var firstByte = chance.LogNormal(160 * slowness, 0.6);
        var firstPaint = firstByte + chance.LogNormal(380 * slowness, 0.5);
        run.Pass(firstPaint);
        Tell(VitalName.Ttfb, firstByte);
        Tell(VitalName.Fcp, firstPaint);
    }

    /// <summary>What is known only when the page is left.</summary>
    public void Finish()
    {
        Tell(VitalName.Lcp, chance.LogNormal(1_250 * slowness, 0.5));
        Tell(VitalName.Cls, chance.LogNormal(0.03, 1));
        Tell(VitalName.Inp, chance.LogNormal(70 * slowness, 0.7));
    }

    private void Tell(VitalName name, double value)
    {
        var (good, poor) = Thresholds[name];
        var rating = value <= good ? Rating.Good : value <= poor ? Rating.NeedsImprovement : Rating.Poor;
        run.Emit((seq, page, at) => new Vital(seq, page, at, name, Math.Round(value, name == VitalName.Cls ? 4 : 1), rating));
    }
}
