using System.Buffers;
using System.Net.WebSockets;

namespace Heatmap.GraphQL.Transport;

/// <summary>Puts the frames of a socket together to messages of bounded size.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>The next message; null once the client has closed.</summary>
    public async ValueTask<SocketMessage?> ReadAsync(CancellationToken cancellation)
    {
        _text.ResetWrittenCount();
        while (true)
        {
            var read = await socket.ReceiveAsync(_text.GetMemory(4096), cancellation).ConfigureAwait(false);
            if (read.MessageType == WebSocketMessageType.Close)
                return null;
            if (read.MessageType == WebSocketMessageType.Binary)
                throw new SocketClosure(CloseCode.BadRequest, "Invalid message: binary");
            _text.Advance(read.Count);
            if (_text.WrittenCount > maxBytes)
                throw new SocketClosure(CloseCode.BadRequest, $"Invalid message: larger than {maxBytes} bytes");
            if (read.EndOfMessage)
                return SocketMessage.Parse(_text.WrittenMemory);
        }
    }
}
