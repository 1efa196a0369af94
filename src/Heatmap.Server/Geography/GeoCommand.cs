using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Server;

/// <summary><c>geo refresh|show</c>: the files that say where addresses are. A server that runs takes them in by itself.</summary>
internal static class GeoCommand
{
    public static Command Build(Option<string> data, Option<bool> json) => new("geo", "The files that say where addresses are, and whose networks.")
    {
        Refresh(data, json),
        Show(data, json),
    };

    private static Command Refresh(Option<string> data, Option<bool> json)
    {
        var from = new Option<string[]>("--from")
        {
            Description = $"What to take: npm:PACKAGE, an address (https://...) or a file, each an .mmdb file or a .gz, .tgz or .tar.gz of some. May be given several times (default: npm:{NpmPackage.Default}).",
        };
        var command = new Command("refresh", "Fetches the files anew, checks each whole, and puts it in the place of the old one.") { from };
        command.SetAction((parsed, cancellation) =>
        {
            var printing = new Printing(parsed.GetValue(json));
            return Told.RunAsync(printing, async () =>
            {
                var sources = parsed.GetValue(from) is { Length: > 0 } given ? given : [$"npm:{NpmPackage.Default}"];
                using var fetching = new GeoRefresh(GeoFolder.Of(parsed.GetValue(data)!));
                printing.Result(ToJson(await fetching.RunAsync(sources, cancellation)), InWords);
                return 0;
            });
        });
        return command;
    }

    private static Command Show(Option<string> data, Option<bool> json)
    {
        var command = new Command("show", "Says which files there are, of what kind and date; exit code 1 when one is damaged.");
        command.SetAction((parsed, _) =>
        {
            var printing = new Printing(parsed.GetValue(json));
            return Told.RunAsync(printing, () =>
            {
                var files = GeoFileState.Of(GeoFolder.Of(parsed.GetValue(data)!));
                printing.Result(ToJson(files), InWords);
                return Task.FromResult(files.Any(f => f.Trouble is not null) ? 1 : 0);
            });
        });
        return command;
    }

    private static JsonElement ToJson(IReadOnlyList<GeoFileState> files) => JsonSerializer.SerializeToElement(new JsonArray([.. files.Select(f => (JsonNode)new JsonObject
    {
        ["file"] = f.File,
        ["kind"] = f.Kind,
        ["built"] = f.Built?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["bytes"] = f.Bytes,
        ["trouble"] = f.Trouble,
    })]));

    private static string InWords(JsonElement files)
    {
        if (files.GetArrayLength() == 0) return "There are no files: places and networks are unknown. 'geo refresh' fetches some.";
        return string.Join(Environment.NewLine, files.EnumerateArray().Select(f => f.GetProperty("trouble").GetString()
            ?? $"{f.GetProperty("file").GetString()}: {f.GetProperty("kind").GetString()}, built {f.GetProperty("built").GetString()}, {f.GetProperty("bytes").GetInt64() / 1e6:F1} MB"));
    }
}
