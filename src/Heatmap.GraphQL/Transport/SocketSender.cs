using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Heatmap.GraphQL.Transport;

/// <summary>
/// Sends messages in order, one at a time. What a slow reader has not taken yet waits in a bounded buffer; while that is
/// full the operations wait too, so their sources feel the reader's pace and memory doesn't grow.
/// </summary>
internal sealed class SocketSender(WebSocket socket, int buffer, CancellationToken stop, CancellationToken gone)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _started;

    private readonly Channel<JsonOutput> _waiting =
        Channel.CreateBounded<JsonOutput>(new BoundedChannelOptions(buffer) { SingleReader = true });

    public async Task RunAsync()
    {
        Volatile.Write(ref _started, 1);
        try
        {
            await foreach (var message in _waiting.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                await socket.SendAsync(message.Written, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, gone).ConfigureAwait(false);
                message.Dispose();
                if (stop.IsCancellationRequested)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    public Task WhenEnded() => Volatile.Read(ref _started) == 0 ? Task.CompletedTask : _ended.Task;

    /// <summary>A message with a payload of the client's own, or none.</summary>
    public ValueTask SendAsync(string type, string? id, JsonElement? payload)
    {
        var output = Begin(type, id);
        if (payload is { } value)
        {
            output.WriteRaw(",\"payload\":"u8);
            output.WriteWith((writer, json) => json.WriteTo(writer), value);
        }

        return EndAsync(output);
    }

    /// <summary>A message with an answer as payload.</summary>
    public ValueTask SendResultAsync(string id, GraphQLResult result)
    {
        var output = Begin("next", id);
        output.WriteRaw(",\"payload\":"u8);
        output.WriteRaw(result.Json.Span);
        return EndAsync(output);
    }

    /// <summary>The message that an operation could not begin.</summary>
    public ValueTask SendErrorsAsync(string id, IReadOnlyList<GraphQLError> errors)
    {
        var output = Begin("error", id);
        output.WriteRaw(",\"payload\":"u8);
        output.WriteWith(ErrorWriting.Write, errors);
        return EndAsync(output);
    }

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

    private ValueTask EndAsync(JsonOutput output)
    {
        output.WriteByte((byte)'}');
        return _waiting.Writer.WriteAsync(output, stop);
    }
}
