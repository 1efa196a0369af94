namespace Heatmap.Cluster.Tests.Compose;

/// <summary>One service of docker-compose.yml, its merges resolved.</summary>
/// <param name="Environment">Settings as they stand in the file, variables not filled in.</param>
/// <param name="Command">The words of its command; empty where the image's own runs.</param>
/// <param name="Words">Everything that is said of it, by the file's own words: <c>environment</c>, <c>command</c>, ...</param>
/// <param name="Mounts">Volumes and files, as <c>source:target[:mode]</c>.</param>
internal sealed record ComposeService(
    string Name,
    string? Image,
    string? Build,
    string? Restart,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> Command,
    IReadOnlyList<string> Ports,
    IReadOnlyList<string> Mounts,
    IReadOnlyList<string> Networks,
    IReadOnlyDictionary<string, string> WaitsFor,
    IReadOnlyList<string> HealthCheck,
    IReadOnlyList<string> Words)
{
    /// <summary>What follows an option in the command: <c>--requirepass</c>, or with <c>-c</c> the settings after each.</summary>
    public IReadOnlyList<string> After(string option) =>
        [.. Command.Index().Where(w => w.Item == option).Select(w => Command[w.Index + 1])];
}
