namespace Heatmap.TestServers;

/// <summary>A server that a test wanted could not be started; the message says what to do.</summary>
public sealed class ServerFailedException(string message) : Exception(message);
