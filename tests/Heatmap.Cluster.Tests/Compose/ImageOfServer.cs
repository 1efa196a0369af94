using System.Text.Json;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>What deploy/Dockerfile adds to a server's settings and command.</summary>
internal sealed record ImageOfServer(IReadOnlyDictionary<string, string> Environment, IReadOnlyList<string> EntryPoint)
{
    public static ImageOfServer Read(string dockerfile)
    {
        var lines = File.ReadAllLines(Checkout.At(dockerfile));
        var settings = lines.Where(l => l.StartsWith("ENV ", StringComparison.Ordinal)).SelectMany(l => l["ENV ".Length..].Split(' ')).Select(s => s.Split('=', 2));
        var entry = lines.Single(l => l.StartsWith("ENTRYPOINT ", StringComparison.Ordinal))["ENTRYPOINT ".Length..];
        return new ImageOfServer(settings.ToDictionary(s => s[0], s => s[1]), JsonSerializer.Deserialize<string[]>(entry)!);
    }
}
