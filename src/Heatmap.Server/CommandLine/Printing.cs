using System.Globalization;
using System.Text.Json;

namespace Heatmap.Server;

/// <summary>How answers of the folder's owner are shown: to people as lines, to machines as JSON.</summary>
internal sealed class Printing(bool json)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private string _last = "";

    /// <summary>Progress goes to the error stream, so that what is piped on is the result alone.</summary>
    public void Progress(ControlAnswer answer)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{answer.Doing}: {Math.Floor(100 * (answer.Progress ?? 0)):0} %");
        if (line == _last) return;
        _last = line;
        Console.Error.WriteLine(line);
    }

    /// <summary>Prints the result; the exit code says whether what was checked holds.</summary>
    public int Result(string operation, JsonElement result)
    {
        if (json || operation == "forget") Console.WriteLine(JsonSerializer.Serialize(result, Indented));
        else if (result.ValueKind == JsonValueKind.Array) foreach (var row in result.EnumerateArray()) PrintRow(row);
        else PrintRow(result);
        return operation == "projections/verify" && result.EnumerateArray().Any(r => !r.GetProperty("equal").GetBoolean()) ? 1 : 0;
    }

    private static void PrintRow(JsonElement row) =>
        Console.WriteLine(string.Join("  ", row.EnumerateObject()
            .Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .Select(p => $"{p.Name} {p.Value}")));
}
