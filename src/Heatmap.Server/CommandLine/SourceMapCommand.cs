using System.CommandLine;
using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Server;

/// <summary><c>source-maps add|list|remove</c>.</summary>
internal static class SourceMapCommand
{
    public static Command Build(Option<string> data, Option<bool> json) => new("source-maps", "The source maps by which errors are shown where they are in a site's sources.")
    {
        new ControlVerb("source-maps/add", SourceMapWords.Added).Build(
            "add", "Keeps the source map of a script; errors that came before are shown by it too.", data, json, Site(), Script(), File()),
        new ControlVerb("source-maps/list", SourceMapWords.Listed)
            .Build("list", "Says of which scripts the site's source maps are.", data, json, Site()),
        new ControlVerb("source-maps/remove", SourceMapWords.Removed)
            .Build("remove", "Removes the source map of a script that nobody runs any more.", data, json, Site(), Script()),
    };

    private static Option<string> Site()
    {
        var site = new Option<string>("--site") { Description = "The site's id.", Required = true };
        OptionRules.Check(site, SiteId.IsValid, "a site's id, 4 to 32 characters of a-z and 0-9");
        return site;
    }

    private static Option<string> Script()
    {
        var script = new Option<string>("--script") { Description = "The script's address as browsers load it; its query doesn't count.", Required = true };
        OptionRules.Check(script, text => ScriptAddress.Of(text) is not null, "a script's address, such as https://shop.example/assets/app.js");
        return script;
    }

    private static Argument<string?> File() => new("file")
    {
        Description = "The source map that the bundler wrote beside the script (.map).",
        // The server that is asked works in another folder than whoever calls.
        CustomParser = given => Path.GetFullPath(given.Tokens[^1].Value),
    };
}
