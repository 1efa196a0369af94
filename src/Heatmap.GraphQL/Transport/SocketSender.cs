using System.Net.WebSockets;
using System.Text.Json;

namespace Heatmap.GraphQL.Transport;

/// <summary>
/// Sends messages in order, one at a time. Nothing is queued: an operation waits for its turn with one message in hand
/// and asks its source for the next only then, so that a slow reader costs a message for each operation and no more.
/// </summary>
internal sealed class SocketSender(WebSocket socket, TimeSpan patience, TimeProvider time, CancellationToken gone) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>A message with a payload of the client's own, or none.</summary>
    public ValueTask SendAsync(string type, string? id, JsonElement? payload, CancellationToken cancellation)
    {
        var output = Begin(type, id);
        if (payload is { } value)
        {
            output.WriteRaw(",\"payload\":"u8);
            output.WriteWith((writer, json) => json.WriteTo(writer), value);
        }

        return EndAsync(output, cancellation);
    }

    /// <summary>A message with an answer as payload.</summary>
    public ValueTask SendResultAsync(string id, GraphQLResult result, CancellationToken cancellation)
    {
        var output = Begin("next", id);
        output.WriteRaw(",\"payload\":"u8);
        output.WriteRaw(result.Json.Span);
        return EndAsync(output, cancellation);
    }

    /// <summary>The message that an operation could not begin.</summary>
    public ValueTask SendErrorsAsync(string id, IReadOnlyList<GraphQLError> errors, CancellationToken cancellation)
    {
        var output = Begin("error", id);
        output.WriteRaw(",\"payload\":"u8);
        output.WriteWith(ErrorWriting.Write, errors);
        return EndAsync(output, cancellation);
    }

    public void Dispose() => _turn.Dispose();

    private static JsonOutput Begin(string type, string? id)
    {
        var output = new JsonOutput();
        output.WriteByte((byte)'{');
        if (id is not null)
        {
            output.WriteRaw("\"id\":"u8);
            output.WriteString(id);
            output.WriteByte((byte)',');
        }

        output.WriteRaw("\"type\":"u8);
        output.WriteString(type);
        return output;
    }

    private async ValueTask EndAsync(JsonOutput output, CancellationToken cancellation)
    {
        using (output)
        {
            output.WriteByte((byte)'}');
            await _turn.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                await SendAsync(output.Written).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    // Once begun, a message is sent to its end: cutting it off would cut the socket.
    private async ValueTask SendAsync(ReadOnlyMemory<byte> text)
    {
        var sending = socket.SendAsync(text, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, gone);
        if (sending.IsCompletedSuccessfully)
            return;
        var task = sending.AsTask();
        try
        {
            await task.WaitAsync(patience, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            socket.Abort();
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new ConnectionAbort();
        }
    }
}
