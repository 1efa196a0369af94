namespace Heatmap.Views;

/// <summary>Names one build of a projection's views; every row belongs to one. Given in order by the store.</summary>
public readonly record struct GenerationId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
