using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>An open trail of movement, with the bounds of src/browser-sdk/src/signals/move.ts.</summary>
internal sealed class Trail
{
    private const int Step = 100;
    private const int Longest = 5_000;
    private const int MostPoints = 100;

    private readonly List<Point> _points = [];
    private long _from;
    private long _latest = long.MinValue / 2;

    public bool IsFull(long now) => _points.Count > 0 && (now - _from > Longest || _points.Count >= MostPoints);

    /// <summary>False when the last point is too young for another.</summary>
    public bool Add(long now, int x, int y)
    {
        if (now - _latest < Step) return false;
        if (_points.Count == 0) _from = now;
        _latest = now;
        _points.Add(new Point((int)(now - _from), Math.Max(0, x), Math.Max(0, y)));
        return true;
    }

    /// <summary>Null when there is none.</summary>
    public Move? Take(int seq, string page, Size document)
    {
        if (_points.Count == 0) return null;
        var move = new Move(seq, page, _from, document, [.. _points]);
        _points.Clear();
        return move;
    }
}
