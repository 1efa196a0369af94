namespace Heatmap.GraphQL.Tests.Library;

public enum Genre
{
    Crime,
    ScienceFiction,
    Poetry,
}
