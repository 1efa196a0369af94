namespace Heatmap.Views;

/// <summary>
/// One build of a projection: by which code version, for which site (or all) and under which version of that site's definitions.
/// </summary>
/// <param name="Scope">A site's id, or <see cref="EverySite"/> for all that have no generation of their own.</param>
/// <param name="DefinitionsVersion">For a site's generation the version of its definitions; 1, the defaults, for all.</param>
/// <param name="Trouble">Why it stands still, the event named; null while it runs.</param>
public sealed record Generation(
    GenerationId Id,
    string Projection,
    int CodeVersion,
    string Scope,
    int DefinitionsVersion,
    GenerationState State,
    string? Trouble)
{
    public const string EverySite = "*";
}
