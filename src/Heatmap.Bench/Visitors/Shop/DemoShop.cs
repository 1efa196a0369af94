using System.Globalization;
using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>
/// The demo shop as simulated visitors see it: sizes and places of what its pages show, measured in a browser (measure.html) and
/// kept in shop-layout.tsv.
/// </summary>
internal sealed class DemoShop
{
    public const string Catalogue = "index.html";
    public const string Product = "product.html";
    public const string Pricing = "pricing.html";
    public const string Checkout = "checkout.html";
    public const string Article = "article.html";

    /// <summary>What the checkout becomes once the order is sent: the same address, another page to look at.</summary>
    public const string Thanks = Checkout + "#thanks";

    /// <summary>The shop's script, the button of the product page at which it fails, how, and where (line and column from 1).</summary>
    public const string Script = "shop.js";
    public const string Failing = "#size-guide";
    public const string Failure = "Uncaught TypeError: Cannot read properties of null (reading 'showModal')";
    public static readonly (int Line, int Column) FailsAt = (122, 70);

    private static readonly Lazy<DemoShop> Measured = new(Load);

    private readonly Dictionary<(string File, string Layout), ShopPage> _pages;

    private DemoShop(Dictionary<(string, string), ShopPage> pages) => _pages = pages;

    public static DemoShop Current => Measured.Value;

    public IReadOnlyCollection<ShopPage> Pages => _pages.Values;

    /// <param name="layout">The device's name in the table: wide, desktop, tablet or mobile.</param>
    public ShopPage Page(string file, string layout) => _pages[(file, layout)];

    /// <summary>Which plant an address of the product page names; null where it leaves that to the shop.</summary>
    public static string? PlantOf(Uri address)
    {
        const string Key = "?plant=";
        return address.Query.StartsWith(Key, StringComparison.Ordinal) ? address.Query[Key.Length..] : null;
    }

    private static DemoShop Load()
    {
        using var table = typeof(DemoShop).Assembly.GetManifestResourceStream("shop-layout.tsv")!;
        using var reader = new StreamReader(table);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'));
        var pages = rows.GroupBy(row => (File: row[0], Layout: row[1]));
        return new DemoShop(pages.ToDictionary(page => page.Key, page => PageOf(page.Key.File, [.. page])));
    }

    private static ShopPage PageOf(string file, string[][] rows)
    {
        var elements = rows.Select(ElementOf).ToList();
        var document = elements.Single(element => element.Kind == ElementKind.Document);
        return new ShopPage(file, document.Text, new Size(document.Width, document.Height), elements);
    }

    private static ShopElement ElementOf(string[] row)
    {
        int Number(int column) => int.Parse(row[column], CultureInfo.InvariantCulture);
        return new ShopElement(
            row[2], row[3], row[4], Enum.Parse<ElementKind>(row[5], ignoreCase: true),
            Number(6), Number(7), Number(8), Number(9), row[10].Length == 0 ? null : Number(10), row[11], row[12]);
    }
}
