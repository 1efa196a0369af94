namespace Heatmap.Privacy.Sql;

/// <summary>The bytes of a backed-up key store are not what was written, or of a format that this version doesn't know.</summary>
public sealed class DamagedKeyArchiveException(string why, Exception? inner = null) : Exception($"The copy of the key store is damaged: {why}.", inner);
