using System.Globalization;
using System.Text.Json;

namespace Heatmap.Server;

/// <summary>Results of the folder's owner in words.</summary>
internal static class ResultWords
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Listed(JsonElement generations)
    {
        var rows = generations.EnumerateArray().Select(g => (string[])
            [Text(g, "projection"), $"v{g.GetProperty("codeVersion")}", Sites(g), $"v{g.GetProperty("definitionsVersion")}", Text(g, "state"),
                Percent(g.GetProperty("progress").GetDouble()), Text(g, "position"), $"{g.GetProperty("generation")}"]);
        var troubles = generations.EnumerateArray().Where(g => g.GetProperty("trouble").ValueKind == JsonValueKind.String)
            .Select(g => $"{Text(g, "projection")}, {Sites(g)}, stands still: {Text(g, "trouble")}");
        string[] heads = ["projection", "code", "of", "rules", "state", "folded", "position", "generation"];
        return string.Join(Environment.NewLine, [.. Columns([heads, .. rows]), .. troubles, .. Nodes(generations)]);
    }

    public static string Resumed(JsonElement generations) => generations.GetArrayLength() == 0
        ? "Nothing stands still."
        : Sentences(generations.EnumerateArray().Select(g => $"{Text(g, "projection")}, {Sites(g)}: goes on from where it stood. 'projections list' shows how far it comes."));

    public static string Rebuilt(JsonElement generations) => Sentences(generations.EnumerateArray()
        .Select(g => $"{Text(g, "projection")}, {Sites(g)}: built afresh and live as generation {g.GetProperty("generation")}."));

    public static string Verified(JsonElement results)
    {
        var all = results.EnumerateArray().ToList();
        var different = all.Where(r => !IsEqual(r)).Select(r => Text(r, "projection")).Distinct().ToList();
        return Sentences(all.Select(Verdict).Concat(different.Select(
            name => $"What is served of {name} is not what the log says. 'projections rebuild {name}' puts it right.")));

        static string Verdict(JsonElement r) => r.GetProperty("skipped").GetString() is { } why
            ? $"{Text(r, "projection")}, {Sites(r)}: not compared, {why}."
            : IsEqual(r)
            ? $"{Text(r, "projection")}, {Sites(r)}: equal, {Count(r.GetProperty("rows").GetInt64(), "row")}{Sampled(r)} at position {Text(r, "position")}."
            : $"{Text(r, "projection")}, {Sites(r)}: DIFFERENT at position {Text(r, "position")}. {Text(r, "firstDifference")}.";
    }

    private static string Sampled(JsonElement r) =>
        r.GetProperty("subjects") is { ValueKind: JsonValueKind.Number } subjects ? $" of {Count(subjects.GetInt64(), "visitor")}" : "";

    public static bool IsEqual(JsonElement verified) => verified.GetProperty("equal").GetBoolean();

    /// <summary>A receipt as the document that it is; several as a list of them. <c>receipt verify</c> reads both.</summary>
    public static string Receipts(JsonElement receipts) =>
        JsonSerializer.Serialize(receipts.GetArrayLength() == 1 ? receipts[0] : receipts, Indented);

    public static string Rotated(JsonElement rotation) =>
        $"Epoch {rotation.GetProperty("epoch")} has begun: {Count(rotation.GetProperty("rewrapped").GetInt64(), "key")} re-wrapped, "
        + $"the old key destroyed; {Count(rotation.GetProperty("unrecoverable").GetInt64(), "erasure")} became unrecoverable.";

    public static string Added(JsonElement added) => Sentences(Columns(
    [
        ["Organisation", Text(added, "organization")],
        ["Site", Text(added, "site")],
        ["Site key", Text(added, "publicKey")],
        .. Access(added),
    ]));

    public static string Reset(JsonElement reset) => Sentences(Columns(Access(reset)));

    /// <summary>All generations are folded by the same nodes.</summary>
    private static IEnumerable<string> Nodes(JsonElement generations)
    {
        if (generations.GetArrayLength() == 0) return [];
        var nodes = generations[0].GetProperty("nodes").EnumerateArray();
        return nodes.Select(n => $"Node {Text(n, "node")}: {Partitions(n.GetProperty("partitions"))}, {n.GetProperty("lagSeconds").GetDouble().ToString("0.0", CultureInfo.InvariantCulture)} s behind.");
    }

    private static string Partitions(JsonElement held)
    {
        var numbers = held.EnumerateArray().Select(p => p.GetInt32()).ToList();
        var stretches = numbers.Index().GroupBy(p => p.Item - p.Index, p => p.Item).Select(s => s.First() == s.Last() ? $"{s.First()}" : $"{s.First()}-{s.Last()}");
        return numbers.Count == 0 ? "no partitions" : $"{Count(numbers.Count, "partition")} ({string.Join(", ", stretches)})";
    }

    private static string[][] Access(JsonElement granted) =>
    [
        ["Login", Text(granted, "login")],
        ["Password", $"{Text(granted, "oneTimePassword")}   (one-time: the owner chooses another at the first login)"],
    ];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string Sites(JsonElement row) => Text(row, "scope") is var scope && scope == "*" ? "all sites" : $"site {scope}";

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * part):0} %");

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Sentences(IEnumerable<string> lines) => string.Join(Environment.NewLine, lines);

    private static IEnumerable<string> Columns(string[][] rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(r => r[column].Length)).ToList();
        return rows.Select(r => string.Join("  ", r.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
