using System.Globalization;
using System.Text.Json.Nodes;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Server;

/// <summary>What the command line can ask about source maps.</summary>
internal sealed class SourceMapOperations(Installation installation, ISourceMapCatalogue maps)
{
    private const string Unseen = "But its errors won't be shown by it: browsers mask this address, since something in it looks like an account number "
        + "or an e-mail address. Let the bundler name the file otherwise, with a hash of fewer than 16 characters.";

    public async Task<JsonNode> AddAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var (site, script, file) = (Site(arguments), Script(arguments), Text(arguments, "file"));
        try
        {
            return Shown(await maps.AddAsync(site, script, await ReadAsync(file, cancellation), cancellation));
        }
        catch (DamagedSourceMapException e)
        {
            throw new ControlException($"'{file}' was not taken. {e.Message}");
        }
    }

    public async Task<JsonNode> ListAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation) =>
        new JsonArray([.. (await maps.ListAsync(Site(arguments), cancellation)).Select(Shown)]);

    public async Task<JsonNode> RemoveAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var (site, script) = (Site(arguments), Script(arguments));
        if (!await maps.RemoveAsync(site, script, cancellation))
            throw new RefusedException("unknown-script", $"No source map of {script} is kept. 'source-maps list' says of which scripts some are.");
        return new JsonObject { ["script"] = script };
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > SourceMapFile.MostBytes } large)
                throw new ControlException($"'{file}' has {large.Length} bytes, and may have {SourceMapFile.MostBytes}. Let the bundler leave the sources' content out.");
            return await File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ControlException($"The source map can't be read: {e.Message} Name the .map file beside the script.");
        }
    }

    private SiteId Site(JsonObject arguments)
    {
        var id = Text(arguments, "site");
        return SiteId.IsValid(id) && installation.Sites.Find(new SiteId(id)) is { } site
            ? site.Id
            : throw new RefusedException("unknown-site", $"There is no site '{id}'. 'retention show' lists them.");
    }

    private static string Script(JsonObject arguments)
    {
        var given = Text(arguments, "script");
        return ScriptAddress.Of(given)
            ?? throw new RefusedException("bad-script", $"'{given}' is no script's address, such as https://shop.example/assets/app.js.");
    }

    private static JsonObject Shown(KeptSourceMap map) => new()
    {
        ["script"] = map.Script,
        ["sources"] = map.Sources,
        ["bytes"] = map.Bytes,
        ["remark"] = ScriptAddress.IsTold(map.Script) ? null : Unseen,
        ["added"] = DateTimeOffset.FromUnixTimeMilliseconds(map.AddedAt).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    private static string Text(JsonObject arguments, string name) =>
        arguments[name]?.GetValue<string>() ?? throw new RefusedException("missing-argument", $"'{name}' is missing.");
}
