namespace Heatmap.Server;

/// <summary>What browsers get from us, as files: the SDK's scripts, the dashboard, GraphiQL, the demo shop.</summary>
/// <param name="Sdk">The one-tag script.</param>
/// <param name="Parts">What that loads only where it is used, by the names of <see cref="PartNames"/>.</param>
/// <param name="Dashboard">The folder of the built dashboard.</param>
/// <param name="Demo">The folder of the demo shop's pages.</param>
public sealed record FrontEnd(SdkScript Sdk, IReadOnlyDictionary<string, SdkScript> Parts, string Dashboard, string Demo)
{
    /// <summary>
    /// The files beside the tag, which <c>tools/build.mjs</c> of the SDK makes: the recorder of pages, what takes pictures of them, the sentences of debug mode.
    /// </summary>
    public static readonly IReadOnlyList<string> PartNames = ["replay.js", "screenshot.js", "explain.js"];

    /// <summary>The folder of GraphiQL's page; null where it isn't built.</summary>
    public string? GraphiQL { get; init; }

    /// <summary>The public key that the demo's pages carry; null while there is no demo.</summary>
    public string? DemoKey { get; set; }
}
