using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>When something happened, finely enough to order by: Unix milliseconds, run, number within the run.</summary>
public readonly record struct Moment(
    [property: JsonPropertyName("a")] long At,
    [property: JsonPropertyName("u")] Guid Run,
    [property: JsonPropertyName("q")] long Sequence) : IComparable<Moment>
{
    public int CompareTo(Moment other)
    {
        if (At != other.At) return At.CompareTo(other.At);
        var order = Run.CompareTo(other.Run);
        return order == 0 ? Sequence.CompareTo(other.Sequence) : order;
    }

    public static bool operator <(Moment left, Moment right) => left.CompareTo(right) < 0;

    public static bool operator >(Moment left, Moment right) => left.CompareTo(right) > 0;

    public static bool operator <=(Moment left, Moment right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Moment left, Moment right) => left.CompareTo(right) >= 0;
}
