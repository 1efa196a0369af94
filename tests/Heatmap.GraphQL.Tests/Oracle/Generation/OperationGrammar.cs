namespace Heatmap.GraphQL.Tests.Oracle.Generation;

/// <summary>Executable documents over a schema: most of them valid, some with a slip.</summary>
public sealed class OperationGrammar
{
    private readonly Schema _schema;
    private readonly Dice _dice;
    private readonly ValueGrammar _values;
    private readonly List<NamedType> _composites;
    private readonly List<(string Name, NamedType On)> _fragments;
    private readonly Dictionary<string, string> _variables = [];
    private bool _inSubscription;

    public OperationGrammar(Schema schema, Dice dice)
    {
        _schema = schema;
        _dice = dice;
        _values = new ValueGrammar(dice) { Variable = Variable };
        _composites = [.. schema.Types.Values.Where(t => t.IsComposite && !t.Name.StartsWith("__", StringComparison.Ordinal))];
        _fragments = [.. Enumerable.Range(0, dice.Below(4)).Select(i => ($"F{i}", dice.Pick(_composites)))];
    }

    /// <summary>The document and the kind of its first operation.</summary>
    public (string Text, OperationKind Kind) Document()
    {
        var kind = _dice.Chance(25) ? OperationKind.Mutation : OperationKind.Query;
        var parts = new List<string> { Operation(kind, _dice.Chance(50) ? "A" : "") };
        if (_dice.Chance(4))
            parts.Add(Operation(_dice.Pick([OperationKind.Query, OperationKind.Subscription]), _dice.Pick(["A", "B", ""])));
        _values.Variable = type => _dice.Chance(1) ? Variable(type) : null;
        foreach (var (name, on) in _fragments.Where(f => _dice.Chance(3) || parts.Any(p => p.Contains($"...{f.Name}", StringComparison.Ordinal))).ToList())
            parts.Add(Fragment(name, on));
        return (string.Join("\n", parts), kind);
    }

    private string Fragment(string name, NamedType on)
    {
        _inSubscription = on == _schema.Subscription;
        return $"fragment {name} on {on.Name}{Directives("FRAGMENT_DEFINITION")} {Selections(on, 2, after: name)}";
    }

    private string Operation(OperationKind kind, string name)
    {
        _variables.Clear();
        _inSubscription = kind == OperationKind.Subscription;
        var selections = Selections(_schema.Root(kind)!, 0, after: "");
        var variables = _variables.Where(_ => !_dice.Chance(2)).Select(v => $"${v.Key}: {v.Value}").ToList();
        if (_dice.Chance(2))
            variables.Add(_dice.Pick(["$unused: Int", "$v0: Int", "$odd: Dog", "$odd: Nope = 1"]));
        var head = variables.Count > 0 ? $"({string.Join(", ", variables)})" : "";
        var isShort = kind == OperationKind.Query && name.Length + head.Length == 0 && _dice.Chance(50);
        return isShort ? selections : $"{kind.ToString().ToLowerInvariant()} {name}{head}{Directives("QUERY")} {selections}";
    }

    private string? Variable(GraphQLType type)
    {
        if (!_dice.Chance(12))
            return null;
        var name = $"v{_variables.Count}";
        var written = _dice.Chance(4) ? _dice.Pick(["Int", "String!", "[Int]"]) : type.ToString()!;
        if (!type.IsNonNull && _dice.Chance(20))
            written += "!";
        _variables[name] = written + (_dice.Chance(20) ? $" = {new ValueGrammar(_dice).Literal(type)}" : "");
        return "$" + name;
    }

    private string Selections(NamedType type, int depth, string after)
    {
        var count = 1 + _dice.Below(depth == 0 ? 4 : 3);
        return $"{{ {string.Join(" ", Enumerable.Range(0, count).Select(_ => Selection(type, depth, after)))} }}";
    }

    private string Selection(NamedType type, int depth, string after)
    {
        var spreads = _fragments.Where(f => string.CompareOrdinal(f.Name, after) > 0 && (_dice.Chance(5) || Overlap(f.On, type))).ToList();
        if (spreads.Count > 0 && _dice.Chance(20))
            return $"...{_dice.Pick(spreads).Name}{Directives("FRAGMENT_SPREAD")}";
        if (depth < 4 && _dice.Chance(12))
            return InlineFragment(type, depth, after);
        var fields = type is FieldsType { Fields: var all } ? all.Where(f => depth < 4 || f.Type.Named.IsLeaf).ToList() : [];
        if (fields.Count == 0 || _dice.Chance(8))
            return Alias() + "__typename";
        return Field(_dice.Pick(fields), depth, after);
    }

    private string InlineFragment(NamedType type, int depth, string after)
    {
        var on = _dice.Chance(25) ? null : _dice.Pick([type, .. _composites.Where(c => _dice.Chance(5) || Overlap(c, type))]);
        return $"...{(on is null ? "" : $" on {on.Name}")}{Directives("INLINE_FRAGMENT")} {Selections(on ?? type, depth + 1, after)}";
    }

    private bool Overlap(NamedType a, NamedType b) => _schema.PossibleTypes(a).Intersect(_schema.PossibleTypes(b)).Any();

    private string Alias() => _dice.Chance(15) ? _dice.Pick(["a: ", "b: ", "name: "]) : "";

    private string Field(FieldDefinition field, int depth, string after)
    {
        var name = _dice.Chance(1) ? _dice.Pick([field.Name + "s", "nope", "__schema"]) : field.Name;
        var given = field.Arguments.Where(a => a.IsRequired ? !_dice.Chance(2) : _dice.Chance(35)).Select(Argument).ToList();
        if (_dice.Chance(1))
            given.Add("nope: 1");
        var arguments = given.Count > 0 ? $"({string.Join(", ", given)})" : "";
        var hasSelections = field.Type.Named.IsComposite != _dice.Chance(1);
        var on = field.Type.Named.IsComposite ? field.Type.Named : _schema.Query;
        return $"{Alias()}{name}{arguments}{Directives("FIELD")}{(hasSelections ? " " + Selections(on, depth + 1, after) : "")}";
    }

    private string Argument(InputValue argument) => $"{argument.Name}: {_values.Literal(argument.Type)}";

    private string Directives(string location)
    {
        // Conditions in a subscription are one of the known differences.
        if (_inSubscription || !_dice.Chance(6))
            return "";
        var fitting = _schema.Directives.Values.Where(d => _dice.Chance(4) || d.Locations.Contains(location)).ToList();
        var directive = _dice.Pick(fitting.Count > 0 ? fitting : [_schema.Directives["onField"]]);
        var arguments = directive.Arguments.Where(a => !_dice.Chance(2)).Select(Argument).ToList();
        return $" @{directive.Name}{(arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "")}";
    }
}
