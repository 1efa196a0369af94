using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Heatmap.EventStoreDouble;

/// <summary>gRPC's side of the server over an HTTP/2 request: messages in, messages out, and the status at the end.</summary>
internal sealed class DoubleCall(HttpContext http)
{
    public CancellationToken Aborted => http.RequestAborted;

    public string? Header(string name) => http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Null when the client has closed its half.</summary>
    public async Task<T?> ReceiveAsync<T>(MessageParser<T> parser) where T : class, IMessage<T>
    {
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync(Aborted);
            if (TryMessage(read.Buffer, out var message, out var end))
            {
                var parsed = parser.ParseFrom(message);
                http.Request.BodyReader.AdvanceTo(end);
                return parsed;
            }
            http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted) return null;
        }
    }

    public async Task SendAsync(IMessage message)
    {
        Begin();
        var size = message.CalculateSize();
        var frame = new byte[5 + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.ToByteArray().CopyTo(frame, 5);
        await http.Response.BodyWriter.WriteAsync(frame, Aborted);
    }

    public Task BeginAsync()
    {
        Begin();
        return http.Response.StartAsync(Aborted);
    }

    /// <summary>Ends the call: with a status and, after an error, what more is said of it. Without a message before it, all in the headers.</summary>
    public void End(int status, string message = "", params (string Name, string Value)[] more)
    {
        Begin();
        (string Name, string Value)[] all =
            [("grpc-status", status.ToString(CultureInfo.InvariantCulture)), ("grpc-message", Uri.EscapeDataString(message)), .. more];
        foreach (var (name, value) in all)
        {
            if (http.Response.HasStarted) http.Response.AppendTrailer(name, value);
            else http.Response.Headers[name] = value;
        }
    }

    /// <summary>An answer of the server's HTTP interface, which isn't gRPC.</summary>
    public Task SendJsonAsync(string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json, Aborted);
    }

    public void HttpStatus(int status) => http.Response.StatusCode = status;

    /// <summary>Breaks the whole connection, with all calls on it.</summary>
    public void Break() => http.Features.Get<IConnectionLifetimeFeature>()!.Abort();

    private void Begin()
    {
        if (!http.Response.HasStarted) http.Response.ContentType = "application/grpc";
    }

    private static bool TryMessage(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> message, out SequencePosition end)
    {
        (message, end) = (default, buffer.Start);
        if (buffer.Length < 5) return false;
        Span<byte> header = stackalloc byte[5];
        buffer.Slice(0, 5).CopyTo(header);
        var size = BinaryPrimitives.ReadInt32BigEndian(header[1..]);
        if (buffer.Length < 5 + size) return false;
        message = buffer.Slice(5, size);
        end = message.End;
        return true;
    }
}
