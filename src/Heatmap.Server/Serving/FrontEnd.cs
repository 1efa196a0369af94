namespace Heatmap.Server;

/// <summary>What browsers get from us, as files: the SDK's script, the dashboard, GraphiQL, the demo shop.</summary>
/// <param name="Dashboard">The folder of the built dashboard.</param>
/// <param name="Demo">The folder of the demo shop's pages.</param>
public sealed record FrontEnd(SdkScript Sdk, string Dashboard, string Demo)
{
    /// <summary>The folder of GraphiQL's page; null where it isn't built.</summary>
    public string? GraphiQL { get; init; }

    /// <summary>The public key that the demo's pages carry; null while there is no demo.</summary>
    public string? DemoKey { get; set; }
}
