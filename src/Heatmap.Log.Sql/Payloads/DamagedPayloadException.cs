namespace Heatmap.Log.Sql;

/// <summary>The bytes of a stored append are not what was written, or of a format that this version doesn't know.</summary>
public sealed class DamagedPayloadException(string why, Exception? inner = null) : Exception(why, inner);
