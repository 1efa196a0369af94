using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>One page of the demo shop on one kind of device.</summary>
/// <param name="File">For instance <c>index.html</c>; with a fragment where a page has become another to look at.</param>
internal sealed record ShopPage(string File, string Title, Size Document, IReadOnlyList<ShopElement> Elements)
{
    /// <exception cref="InvalidOperationException">The table has no such element: table and behaviour have parted.</exception>
    public ShopElement Find(string name) =>
        TryFind(name) ?? throw new InvalidOperationException($"shop-layout.tsv has no {name} on {File}: measure the demo pages again.");

    public ShopElement? TryFind(string name) => Elements.FirstOrDefault(element => element.Name == name);

    /// <summary>Those whose name begins so, in the page's order.</summary>
    public IEnumerable<ShopElement> Starting(string prefix) =>
        Elements.Where(element => element.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Links to another page, in the page's order.</summary>
    public IEnumerable<ShopElement> LinksTo(string file) =>
        Elements.Where(element => element.Kind == ElementKind.Link && element.Leads == file);
}
