namespace Heatmap.GraphQL.Transport;

/// <summary>Ends a socket with a code and a reason.</summary>
internal sealed class SocketClosure(CloseCode code, string reason) : Exception(reason)
{
    public CloseCode Code { get; } = code;
}
