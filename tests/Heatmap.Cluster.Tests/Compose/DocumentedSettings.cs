using System.Text.RegularExpressions;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>
/// EventStoreDB's settings as environment variables, with the values that each takes (EventStoreDB 23.10, Configuration and
/// Networking). Its image can't be had here, and it refuses to start at a variable that it doesn't know.
/// </summary>
internal static class DocumentedSettings
{
    private const string Switch = "^(true|false)$";
    private const string Number = @"^\d+$";
    private const string Text = "^.+$";

    private static readonly Dictionary<string, string> Known = new()
    {
        ["EVENTSTORE_CLUSTER_SIZE"] = Number,
        ["EVENTSTORE_CLUSTER_DNS"] = Text,
        ["EVENTSTORE_CLUSTER_GOSSIP_PORT"] = Number,
        ["EVENTSTORE_DISCOVER_VIA_DNS"] = Switch,
        ["EVENTSTORE_GOSSIP_SEED"] = Text,
        ["EVENTSTORE_RUN_PROJECTIONS"] = "^(None|System|All)$",
        ["EVENTSTORE_START_STANDARD_PROJECTIONS"] = Switch,
        ["EVENTSTORE_INSECURE"] = Switch,
        ["EVENTSTORE_CERTIFICATE_FILE"] = Text,
        ["EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE"] = Text,
        ["EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH"] = Text,
        ["EVENTSTORE_NODE_IP"] = Text,
        ["EVENTSTORE_NODE_PORT"] = Number,
        ["EVENTSTORE_NODE_HOST_ADVERTISE_AS"] = Text,
        ["EVENTSTORE_ADVERTISE_HOST_TO_CLIENT_AS"] = Text,
        ["EVENTSTORE_MAX_APPEND_SIZE"] = Number,
        ["EVENTSTORE_MEM_DB"] = Switch,
        ["EVENTSTORE_DB"] = Text,
        ["EVENTSTORE_LOG"] = Text,
        ["EVENTSTORE_ENABLE_ATOM_PUB_OVER_HTTP"] = Switch,
        ["EVENTSTORE_STREAM_INFO_CACHE_CAPACITY"] = Number,
    };

    /// <summary>Whether the server knows it and takes the value.</summary>
    public static bool Takes(string name, string value) => Known.TryGetValue(name, out var values) && Regex.IsMatch(value, values);
}
