namespace Heatmap.Query;

/// <summary>A place in what people wrote, before a bundler made a script of it.</summary>
/// <param name="Source">The file's name as the source map tells it, without leading <c>./</c> and <c>../</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units, as browsers count.</param>
/// <param name="Name">What is called there, where the bundler renamed it; null where the map doesn't say.</param>
public sealed record SourcePlace(string Source, int Line, int Column, string? Name);
