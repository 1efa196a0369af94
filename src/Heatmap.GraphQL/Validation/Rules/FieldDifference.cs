namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>What keeps two fields from sharing a key (FieldsInSetCanMerge and SameResponseShape, section 5.3.2).</summary>
internal static class FieldDifference
{
    /// <summary>The reason, or null; exclusive fields need only agree in shape.</summary>
    public static string? Of(SelectedField a, SelectedField b, bool exclusive)
    {
        if (!exclusive && a.Node.Name.Value != b.Node.Name.Value)
            return $"\"{a.Node.Name.Value}\" and \"{b.Node.Name.Value}\" are different fields";
        if (!exclusive && !SameArguments(a.Node.Arguments, b.Node.Arguments))
            return "they have differing arguments";
        return a.Definition is not null && b.Definition is not null && ShapesDiffer(a.Definition.Type, b.Definition.Type)
            ? $"they return conflicting types \"{a.Definition.Type}\" and \"{b.Definition.Type}\""
            : null;
    }

    private static bool SameArguments(IReadOnlyList<ArgumentNode> a, IReadOnlyList<ArgumentNode> b) =>
        a.Count == b.Count && a.All(x => b.Any(y => x.Name.Value == y.Name.Value && Canonical(x.Value) == Canonical(y.Value)));

    /// <summary>A value as text, the order of input fields not counting.</summary>
    private static string Canonical(ValueNode value) => value switch
    {
        ObjectValueNode fields => "{" + string.Join(",", fields.Fields
            .OrderBy(f => f.Name.Value, StringComparer.Ordinal)
            .Select(f => $"{f.Name.Value}:{Canonical(f.Value)}")) + "}",
        ListValueNode list => "[" + string.Join(",", list.Values.Select(Canonical)) + "]",
        _ => Printer.Print(value),
    };

    private static bool ShapesDiffer(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (ListType x, ListType y) => ShapesDiffer(x.Of, y.Of),
        (NonNullType x, NonNullType y) => ShapesDiffer(x.Of, y.Of),
        (ListType or NonNullType, _) or (_, ListType or NonNullType) => true,
        _ => (a.Named.IsLeaf || b.Named.IsLeaf) && a != b,
    };
}
