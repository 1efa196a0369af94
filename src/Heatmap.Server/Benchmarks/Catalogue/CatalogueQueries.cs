using System.Globalization;

namespace Heatmap.Server;

/// <summary>The catalogue's root fields.</summary>
internal sealed class CatalogueQueries
{
    public static Product? Product(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Server.Product.All.Count
            ? Server.Product.All[number]
            : null;

    public static IReadOnlyList<Product> Products(int? first) =>
        first is { } some && some < Server.Product.All.Count ? [.. Server.Product.All.Take(some)] : Server.Product.All;
}
