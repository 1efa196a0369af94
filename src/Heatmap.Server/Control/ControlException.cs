namespace Heatmap.Server;

/// <summary>What was asked on the command line can't be done; the message says why.</summary>
public sealed class ControlException(string message) : Exception(message);
