namespace Heatmap.Query;

/// <summary>What was given as a source map can't be read as one; the message says where it is wrong, and what mends it.</summary>
public sealed class DamagedSourceMapException(string place, string wrong, Exception? cause = null)
    : Exception($"The source map is damaged {place}: {wrong} Build it again, and give the file as the bundler wrote it.", cause);
