namespace Heatmap.Server;

/// <summary>What browsers get from us, as files: the SDK's scripts, the dashboard, GraphiQL, the demo shop.</summary>
/// <param name="Sdk">The one-tag script.</param>
/// <param name="Recorder">What that loads where a page is recorded.</param>
/// <param name="Dashboard">The folder of the built dashboard.</param>
/// <param name="Demo">The folder of the demo shop's pages.</param>
public sealed record FrontEnd(SdkScript Sdk, SdkScript Recorder, string Dashboard, string Demo)
{
    /// <summary>The folder of GraphiQL's page; null where it isn't built.</summary>
    public string? GraphiQL { get; init; }

    /// <summary>The public key that the demo's pages carry; null while there is no demo.</summary>
    public string? DemoKey { get; set; }
}
