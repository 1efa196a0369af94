using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heatmap.Server.Tests.Serving;

/// <summary>What introspection says of the running schema, one line for each thing that a client can rely on.</summary>
internal static partial class RunningSchema
{
    private static readonly string[] BuiltIn = ["String", "Int", "Float", "Boolean", "ID"];

    private const string Query = """
        { __schema { types { kind name description specifiedByURL isOneOf
            fields(includeDeprecated: true) { name description args { ...input } type { ...ref } }
            inputFields { ...input }
            enumValues(includeDeprecated: true) { name description } } } }
        fragment input on __InputValue { name description defaultValue type { ...ref } }
        fragment ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    public static string File()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "Heatmap.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "schema.graphql");
    }

    public static async Task<IReadOnlyList<string>> ReadAsync(World world)
    {
        var types = (await world.DataAsync(null, Query)).GetProperty("__schema").GetProperty("types");
        return [.. types.EnumerateArray()
            .Where(t => !Name(t).StartsWith("__", StringComparison.Ordinal) && !BuiltIn.Contains(Name(t)))
            .SelectMany(LinesOf)
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The same lines out of the text of a contract that is written as ours is: a field a line, descriptions above.</summary>
    public static IReadOnlyList<string> OfText(string sdl)
    {
        var (lines, described, within, inDescription) = (new List<string>(), "", "", false);
        foreach (var line in sdl.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line == "\"\"\"") inDescription = !inDescription;
            else if (inDescription) described += described.Length == 0 ? line : "\n" + line;
            else if (line == "}") within = "";
            else if (within.Length > 0) Add($"{within}.{line}");
            else
            {
                var head = Head().Match(line);
                Add($"{head.Groups[1]} {head.Groups[2]}{head.Groups[3].Value.TrimEnd()}");
                if (line.EndsWith('{')) within = head.Groups[2].Value;
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;

        void Add(string line)
        {
            lines.Add($"{line} # {described}");
            described = "";
        }
    }

    private static IEnumerable<string> LinesOf(JsonElement type)
    {
        var kind = type.GetProperty("kind").GetString() switch
        {
            "OBJECT" => "type",
            "INPUT_OBJECT" => "input",
            var other => other!.ToLowerInvariant(),
        };
        var url = type.GetProperty("specifiedByURL").GetString() is { } by ? $" @specifiedBy(url: \"{by}\")" : "";
        var oneOf = type.GetProperty("isOneOf") is { ValueKind: JsonValueKind.True } ? " @oneOf" : "";
        yield return $"{kind} {Name(type)}{url}{oneOf} # {About(type)}";
        foreach (var field in Each(type, "fields"))
        {
            var arguments = string.Join(", ", Each(field, "args").Select(Input));
            yield return $"{Name(type)}.{Name(field)}{(arguments.Length == 0 ? "" : $"({arguments})")}: {Reference(field.GetProperty("type"))} # {About(field)}";
        }

        foreach (var input in Each(type, "inputFields")) yield return $"{Name(type)}.{Input(input)} # {About(input)}";
        foreach (var value in Each(type, "enumValues")) yield return $"{Name(type)}.{Name(value)} # {About(value)}";
    }

    private static string Input(JsonElement input) =>
        $"{Name(input)}: {Reference(input.GetProperty("type"))}{(input.GetProperty("defaultValue").GetString() is { } value ? $" = {value}" : "")}";

    private static string Reference(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => Reference(type.GetProperty("ofType")) + "!",
        "LIST" => $"[{Reference(type.GetProperty("ofType"))}]",
        _ => Name(type),
    };

    private static JsonElement.ArrayEnumerator Each(JsonElement of, string name) =>
        of.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string Name(JsonElement of) => of.GetProperty("name").GetString()!;

    private static string About(JsonElement of) => of.GetProperty("description").GetString() ?? "";

    [GeneratedRegex(@"^(type|input|enum|scalar) (\w+)([^{]*)")]
    private static partial Regex Head();
}
