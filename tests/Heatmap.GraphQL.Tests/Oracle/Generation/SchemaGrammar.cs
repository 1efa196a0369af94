namespace Heatmap.GraphQL.Tests.Oracle.Generation;

/// <summary>
/// Texts of schemas: most of them sound, some with a slip. Left out is what only this engine looks at, as the file of
/// known differences lists it.
/// </summary>
public sealed class SchemaGrammar(Dice dice)
{
    private static readonly string[] Scalars = ["Int", "Float", "String", "Boolean", "ID"];

    private readonly List<string> _objects = [.. Names("O", 2 + dice.Below(3))];
    private readonly List<string> _interfaces = [.. Names("I", dice.Below(4))];
    private readonly List<string> _leaves = [.. Scalars, .. Names("E", 1 + dice.Below(2)), "S"];
    private readonly List<string> _inputs = [.. Names("In", dice.Below(4))];
    private readonly Dictionary<string, List<string>> _fields = [];

    private static IEnumerable<string> Names(string prefix, int count) => Enumerable.Range(0, count).Select(i => prefix + i);

    public string Document()
    {
        var parts = new List<string> { "scalar S" + Directives("SCALAR"), Union("U") };
        parts.AddRange(_leaves.Where(l => l[0] == 'E').Select(Enum));
        parts.AddRange(_interfaces.Select((name, i) => Fielded("interface", name, _interfaces[..i])));
        parts.AddRange(_objects.Prepend("Query").Select(name => Fielded("type", name, _interfaces)));
        parts.AddRange(_inputs.Select(Input));
        parts.AddRange(dice.Some(parts, 1).Where(_ => dice.Chance(5)).ToList());
        parts.Add("directive @d(n: Int, s: String = \"x\", e: Boolean! = true) repeatable on OBJECT | FIELD_DEFINITION | ENUM_VALUE | SCALAR");
        parts.Add("directive @once on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | ARGUMENT_DEFINITION");
        if (dice.Chance(10))
            parts.Add(dice.Pick(["schema { query: Query }", "schema { query: O0 mutation: Query }", "extend schema @d", "schema { query: U }"]));
        if (dice.Chance(20))
            parts.Add(Extension());
        return string.Join("\n", dice.Chance(30) ? parts.OrderBy(_ => dice.Below(100)) : parts);
    }

    private string Extension() => dice.Pick(
    [
        "extend type O0 { z: Int }", "extend type O0 @once", "extend union U = O1", "extend enum E0 { Z A }", "extend input In0 { z: Int }",
        "extend interface I0 { z: Int }", "extend scalar S @d", "extend type Nope { a: Int }", "extend union O0 = O1", "extend type Query implements I0",
    ]);

    private string Output() => Wrapped(dice.Chance(2)
        ? dice.Pick(["In0", "Nope", "Strin"])
        : dice.Pick([.. _leaves, .. _leaves, .. _objects, .. _interfaces, "U"]));

    private string InputType() => Wrapped(dice.Chance(1) ? dice.Pick(["O0", "U", "Nope"]) : dice.Pick([.. _leaves, .. _inputs]));

    private string Wrapped(string name) => dice.Below(10) switch
    {
        0 => $"[{name}]",
        1 => $"[{name}!]!",
        2 => $"[[{name}]!]",
        3 or 4 => name + "!",
        _ => name,
    };

    private string Fielded(string keyword, string name, List<string> possible)
    {
        var interfaces = possible.Where(_ => dice.Chance(25)).ToList();
        if (dice.Chance(2))
            interfaces.AddRange(dice.Some(["Query", name, "I0", "Nope"], 2));
        // Interfaces of an interface come first in the list, so what they have is known here.
        var all = interfaces.Concat(interfaces.SelectMany(i => _implemented.GetValueOrDefault(i, []))).Where(_ => !dice.Chance(2)).Distinct().ToList();
        _implemented[name] = all;
        var fields = all.SelectMany(i => _fields.GetValueOrDefault(i, [])).Where(_ => !dice.Chance(1)).Distinct().ToList();
        fields.AddRange(Enumerable.Range(0, dice.Below(3) + (fields.Count == 0 ? 1 : 0)).Select(i => Field($"{name}f{(dice.Chance(2) ? 0 : i)}".ToLowerInvariant())));
        _fields[name] = fields;
        var body = dice.Chance(1) ? "" : $" {{ {string.Join(" ", fields)} }}";
        return $"{Description()}{keyword} {name}{(all.Count > 0 ? $" implements {string.Join(" & ", all)}" : "")}{Directives(keyword == "type" ? "OBJECT" : "INTERFACE")}{body}";
    }

    private readonly Dictionary<string, List<string>> _implemented = [];

    private string Description() => dice.Chance(15) ? dice.Pick(["\"About it.\" ", "\"\"\"\n  Block\n\"\"\"\n"]) : "";

    private string Field(string name)
    {
        var arguments = Enumerable.Range(0, dice.Below(3)).Select(i => Argument(dice.Chance(2) ? "a" : $"a{i}")).ToList();
        if (dice.Chance(1))
            name = "__" + name;
        return $"{Description()}{name}{(arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "")}: {Output()}{Directives("FIELD_DEFINITION")}";
    }

    private string Argument(string name) => dice.Chance(20)
        ? $"{name}: {dice.Pick(["Int = 1", "Int! = 2", "String = \"x\" @deprecated", "[Int] = [1]", "Boolean! = true", "Float = 1.5"])}"
        : $"{name}: {InputType()}{(dice.Chance(2) ? " @deprecated" : "")}{Directives("ARGUMENT_DEFINITION")}";

    private string Union(string name) => $"union {name}{Directives("UNION")} = {string.Join(" | ", _objects.Where(_ => dice.Chance(50)).Prepend(dice.Chance(2) ? "I0" : "O0").Distinct())}";

    private string Enum(string name) => $"enum {name}{Directives("ENUM")} {{ A B{Directives("ENUM_VALUE")} {(dice.Chance(2) ? dice.Pick(["A", "__C"]) : "C @deprecated")} }}";

    private string Input(string name)
    {
        var isOneOf = dice.Chance(15);
        var fields = Enumerable.Range(0, 1 + dice.Below(3)).Select(i => isOneOf && !dice.Chance(5) ? $"{name}i{i}: Int" : Argument($"{name}i{(dice.Chance(2) ? 0 : i)}")).ToList();
        return $"input {name}{(isOneOf ? " @oneOf" : Directives("INPUT_OBJECT"))} {{ {string.Join(" ", fields).Replace(" @once", "", StringComparison.Ordinal)} }}";
    }

    private string Directives(string location)
    {
        if (!dice.Chance(8))
            return "";
        return dice.Chance(10)
            ? dice.Pick([" @nope", " @d(x: 1)", " @d(n: 1, n: 2)", " @once @once", " @skip(if: true)", " @specifiedBy"])
            : location is "OBJECT" or "FIELD_DEFINITION" or "ENUM_VALUE" or "SCALAR" ? dice.Pick([" @d", " @d(n: 1) @d", " @d(s: null)"]) : " @once";
    }
}
