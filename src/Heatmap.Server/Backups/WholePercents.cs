namespace Heatmap.Server;

/// <summary>Tells progress when it has come a percent further, however often it is asked.</summary>
internal sealed class WholePercents(Action<double?, string> tell, string doing)
{
    private int _told = -1;

    /// <param name="part">0 to 1.</param>
    public void Report(double part)
    {
        var percent = (int)(100 * Math.Clamp(part, 0, 1));
        if (percent <= _told) return;
        _told = percent;
        tell(percent / 100.0, doing);
    }

    /// <summary>Of so much so much.</summary>
    public void Report(double done, double all) => Report(all <= 0 ? 1 : done / all);
}
