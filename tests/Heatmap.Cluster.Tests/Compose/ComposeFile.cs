using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>docker-compose.yml as the tests read it.</summary>
internal sealed class ComposeFile
{
    private ComposeFile(IReadOnlyList<ComposeService> services, IReadOnlyList<string> volumes, IReadOnlyDictionary<string, bool> networks, string text) =>
        (Services, Volumes, Networks, Text) = (services, volumes, networks, text);

    public IReadOnlyList<ComposeService> Services { get; }

    public IReadOnlyList<string> Volumes { get; }

    /// <summary>Networks, and whether each is cut off from the world.</summary>
    public IReadOnlyDictionary<string, bool> Networks { get; }

    public string Text { get; }

    public ComposeService this[string service] => Services.Single(s => s.Name == service);

    public static ComposeFile Read() => Parse(File.ReadAllText(Checkout.At("docker-compose.yml")));

    public static ComposeFile Parse(string text)
    {
        var root = (Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize(new MergingParser(new Parser(new StringReader(text))))!;
        return new ComposeFile(
            [.. Map(root, "services").Select(s => Service(s.Key, (Dictionary<object, object>)s.Value!))],
            [.. Map(root, "volumes").Keys],
            Map(root, "networks").ToDictionary(n => n.Key, n => n.Value is Dictionary<object, object> network && Word(network, "internal") == "true"),
            text);
    }

    private static ComposeService Service(string name, Dictionary<object, object> service) => new(
        name,
        Word(service, "image"),
        service.ContainsKey("build") ? Word((Dictionary<object, object>)service["build"], "dockerfile") : null,
        Word(service, "restart"),
        Map(service, "environment").ToDictionary(e => e.Key, e => (string)e.Value!),
        List(service, "command"),
        List(service, "ports"),
        List(service, "volumes"),
        List(service, "networks"),
        Map(service, "depends_on").ToDictionary(d => d.Key, d => Word((Dictionary<object, object>)d.Value!, "condition")!),
        service.TryGetValue("healthcheck", out var health) ? List((Dictionary<object, object>)health, "test") : [],
        [.. service.Keys.Cast<string>()]);

    private static Dictionary<string, object?> Map(Dictionary<object, object> of, string key) =>
        of.TryGetValue(key, out var map) ? ((Dictionary<object, object>)map).ToDictionary(e => (string)e.Key, e => (object?)e.Value) : [];

    private static List<string> List(Dictionary<object, object> of, string key) =>
        of.TryGetValue(key, out var list) ? [.. ((List<object>)list).Cast<string>()] : [];

    private static string? Word(Dictionary<object, object> of, string key) => of.TryGetValue(key, out var text) ? (string)text : null;
}
