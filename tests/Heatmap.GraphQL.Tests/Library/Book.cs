namespace Heatmap.GraphQL.Tests.Library;

public sealed record Book(string Id, string Title, Genre Genre, int? Pages, DateTimeOffset? Published)
{
    public IReadOnlyList<string?>? Reviews => Pages is null ? null : ["good", null];
}
