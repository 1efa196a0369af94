namespace Heatmap.Ingest;

/// <summary>
/// What uap-core knows of user agents: of each list the first rule that fits. Data: Enriching/Data/uap-core.yaml (Apache-2.0;
/// where it comes from and how it is refreshed stands in the README beside it).
/// </summary>
internal sealed class UapCore
{
    public static UapCore Current { get; } = Load();

    private readonly AgentRule[] _browsers;
    private readonly AgentRule[] _systems;
    private readonly AgentRule[] _devices;

    private UapCore(Dictionary<string, List<Dictionary<string, string>>> lists)
    {
        _browsers = Rules(lists["user_agent_parsers"], ("family_replacement", 1), ("v1_replacement", 2), ("v2_replacement", 3), ("v3_replacement", 4));
        _systems = Rules(
            lists["os_parsers"], ("os_replacement", 1), ("os_v1_replacement", 2), ("os_v2_replacement", 3), ("os_v3_replacement", 4), ("os_v4_replacement", 5));
        // Of a brand that no template gives there is no group.
        _devices = Rules(lists["device_parsers"], ("device_replacement", 1), ("brand_replacement", -1), ("model_replacement", 1));
    }

    /// <summary>Family, major, minor, patch; null for "Other".</summary>
    public string?[]? Browser(string agent) => First(_browsers, agent);

    /// <summary>Family, major, minor, patch, minor patch; null for "Other".</summary>
    public string?[]? System(string agent) => First(_systems, agent);

    /// <summary>Family, brand, model; null for "Other".</summary>
    public string?[]? Device(string agent) => First(_devices, agent);

    private static UapCore Load()
    {
        using var file = UapFile.Open("uap-core.yaml");
        return new UapCore(UapFile.Read(file));
    }

    private static AgentRule[] Rules(List<Dictionary<string, string>> entries, params (string Template, int Group)[] values) =>
    [
        .. entries.Select(entry => new AgentRule(
            new AgentPattern(entry["regex"], entry.GetValueOrDefault("regex_flag") == "i"),
            Array.ConvertAll(values, v => (entry.GetValueOrDefault(v.Template), v.Group)))),
    ];

    private static string?[]? First(AgentRule[] rules, string agent)
    {
        foreach (var rule in rules)
        {
            if (rule.Read(agent) is { } values) return values;
        }

        return null;
    }
}
