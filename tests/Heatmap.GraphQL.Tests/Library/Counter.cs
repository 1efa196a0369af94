namespace Heatmap.GraphQL.Tests.Library;

public sealed class Counter
{
    public int Value { get; set; }

    public List<string> Log { get; } = [];
}
