namespace Heatmap.Ingest;

/// <summary>A file is not, or no longer, one of the MaxMind DB format. The message names it and says what to do.</summary>
public sealed class DamagedMmdbException(string file, string what) : IOException(
    $"The file '{file}' is no whole MaxMind DB file: {what}. Fetch it again with 'geo refresh', or delete it.");
