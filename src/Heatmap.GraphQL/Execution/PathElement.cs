namespace Heatmap.GraphQL.Execution;

/// <summary>One step of the path to a value: a key of an object or an index of a list.</summary>
internal readonly record struct PathElement(string? Key, int Index)
{
    public object Boxed => Key ?? (object)Index;
}
