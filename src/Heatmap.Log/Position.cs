using System.Globalization;

namespace Heatmap.Log;

/// <summary>
/// Where an event stands in a log: opaque outside the store that gave it, ordered within that store. Gaps are legal. Stores
/// whose rows hold whole appends count (append, index in it); EventStoreDB counts (commit, prepare).
/// </summary>
public readonly record struct Position(ulong Append, ulong Index) : IComparable<Position>
{
    /// <summary>Before every event.</summary>
    public static readonly Position Start;

    public int CompareTo(Position other) =>
        Append != other.Append ? Append.CompareTo(other.Append) : Index.CompareTo(other.Index);

    public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;

    public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;

    public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;

    public static Position Parse(string text) =>
        TryParse(text, out var position) ? position : throw new FormatException($"'{text}' is not a position: two numbers with a point between, as 1042.3.");

    public static bool TryParse(string? text, out Position position)
    {
        position = default;
        var point = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (point < 0) return false;
        if (!ulong.TryParse(text.AsSpan(0, point), NumberStyles.None, CultureInfo.InvariantCulture, out var append)) return false;
        if (!ulong.TryParse(text.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;
        position = new Position(append, index);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Append}.{Index}");
}
