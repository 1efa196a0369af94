namespace Heatmap.GraphQL.Tests.Library;

public sealed record BookChange(Optional<string> Title, Optional<int?> Pages);
