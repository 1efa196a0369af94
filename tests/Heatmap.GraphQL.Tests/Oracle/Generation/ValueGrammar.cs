namespace Heatmap.GraphQL.Tests.Oracle.Generation;

/// <summary>Literals, mostly of the type asked for.</summary>
public sealed class ValueGrammar(Dice dice)
{
    private static readonly string[] Anything =
        ["1", "-0", "1.5", "1e3", "\"x\"", "\"\"\"x\"\"\"", "true", "null", "BROWN", "[]", "{}", "[1, \"x\"]", "{a: 1}", "99999999999"];

    /// <summary>Gives a variable of that type, if one is to stand here.</summary>
    public Func<GraphQLType, string?> Variable { get; set; } = _ => null;

    public string Literal(GraphQLType type, int depth = 0)
    {
        if (dice.Chance(2))
            return dice.Pick(Anything);
        if (Variable(type) is { } variable)
            return variable;
        if (!type.IsNonNull && dice.Chance(8))
            return "null";
        return type.Nullable switch
        {
            ListType list when dice.Chance(20) => Literal(list.Of, depth + 1),
            ListType list => $"[{string.Join(dice.Chance(50) ? ", " : " ", Enumerable.Range(0, dice.Below(3)).Select(_ => Literal(list.Of, depth + 1)))}]",
            EnumType type2 => dice.Pick(type2.Values).Name,
            InputObjectType input => Object(input, depth),
            var scalar => Scalar(scalar.Named.Name),
        };
    }

    private string Object(InputObjectType input, int depth)
    {
        var fields = input.IsOneOf
            ? [dice.Pick(input.Fields)]
            : input.Fields.Where(f => f.IsRequired ? !dice.Chance(2) : depth < 2 && dice.Chance(30)).ToList();
        if (dice.Chance(2))
            fields.AddRange(dice.Some(input.Fields, 2));
        return $"{{{string.Join(", ", fields.Select(f => $"{f.Name}: {Literal(input.IsOneOf && f.Type is not NonNullType ? new NonNullType(f.Type) : f.Type, depth + 1)}"))}}}";
    }

    private string Scalar(string name) => name switch
    {
        "Int" => dice.Pick(["0", "7", "-3", "2147483647"]),
        "Float" => dice.Pick(["0.5", "-1.25", "3", "1e2"]),
        "String" => dice.Pick(["\"s\"", "\"\"", "\"\"\"block\"\"\"", "\"é\\n\""]),
        "Boolean" => dice.Pick(["true", "false"]),
        "ID" => dice.Pick(["\"id\"", "4"]),
        _ => dice.Pick(Anything),
    };
}
