namespace Heatmap.Server;

/// <summary>What somebody says of a product.</summary>
internal sealed record Review(string Author, int Stars, string? Text);
