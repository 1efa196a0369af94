namespace Heatmap.Bench;

/// <summary>Draws from a seeded generator in the distributions that people's behaviour follows.</summary>
internal sealed class Chance(int seed)
{
    public Random Source { get; } = new(seed);

    public bool Happens(double probability) => Source.NextDouble() < probability;

    public double Between(double low, double high) => low + (Source.NextDouble() * (high - low));

    /// <summary>By Box and Muller.</summary>
    public double Normal(double mean, double deviation)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Source.NextDouble()));
        return mean + (deviation * radius * Math.Cos(2 * Math.PI * Source.NextDouble()));
    }

    /// <summary>Times between signs of life are log-normal: many short, few very long.</summary>
    public double LogNormal(double median, double spread) => median * Math.Exp(Normal(0, spread));

    public double Exponential(double mean) => -mean * Math.Log(1 - Source.NextDouble());

    public T Pick<T>(IReadOnlyList<T> items) => items[Source.Next(items.Count)];

    public T Pick<T>(IReadOnlyList<(T Item, double Weight)> items)
    {
        var left = Source.NextDouble() * items.Sum(item => item.Weight);
        foreach (var (item, weight) in items)
        {
            left -= weight;
            if (left < 0) return item;
        }

        return items[^1].Item;
    }
}
