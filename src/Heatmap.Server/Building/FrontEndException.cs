namespace Heatmap.Server;

/// <summary>SDK or dashboard can't be built; the message says what to mend.</summary>
public sealed class FrontEndException(string message, Exception? inner = null) : Exception(message, inner);
