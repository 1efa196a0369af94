namespace Heatmap.Client;

/// <summary>Whose doing it was, and on which page.</summary>
/// <param name="Visitor">The visitor's id: the browser SDK's, so that both tell of one subject, or one that the site keeps itself.</param>
/// <param name="Page">Address of the page, or of what stands for it: <c>https://shop.example/checkout</c>.</param>
/// <param name="UserAgent">The visitor's, as the site was sent it: without it the server can't tell browser and device.</param>
public sealed record Occasion(Guid Visitor, Uri Page, string? UserAgent = null);
