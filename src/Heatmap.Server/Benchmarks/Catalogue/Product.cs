namespace Heatmap.Server;

/// <summary>Something in the catalogue that two GraphQL servers are compared over.</summary>
internal sealed record Product(string Id, string Name, double Price, bool InStock, IReadOnlyList<string> Tags, IReadOnlyList<Review> Reviews)
{
    /// <summary>The same thousand as in <c>Yoga/server.mjs</c>.</summary>
    public static IReadOnlyList<Product> All { get; } = [.. Enumerable.Range(0, 1000).Select(Make)];

    private static Product Make(int i) => new(
        FormattableString.Invariant($"{i}"), FormattableString.Invariant($"Plant {i}"), 5 + (i % 40 / 4.0), i % 7 != 0,
        ["green", i % 2 == 0 ? "indoor" : "outdoor"],
        [.. Enumerable.Range(0, 3).Select(n => new Review(
            FormattableString.Invariant($"Reader {(i + n) % 50}"), 1 + ((i + n) % 5), n == 2 ? null : "Grows well and asks for little."))]);
}
