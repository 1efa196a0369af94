namespace Heatmap.GraphQL.Tests.Library;

public sealed record BookFilter(Genre? Genre, IReadOnlyList<string>? Titles, BookFilter? Inner = null);
