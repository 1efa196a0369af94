namespace Heatmap.GraphQL.Tests.Library;

public sealed record Author(string Id, string Name)
{
    public IReadOnlyList<Book> Books { get; set; } = [];
}
