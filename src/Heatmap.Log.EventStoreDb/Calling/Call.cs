using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace Heatmap.Log.EventStoreDb;

/// <summary>A call that sends one message and gets a stream of answers, or one. To dispose of it ends it on the server too.</summary>
internal sealed class Call<TAnswer> : IAsyncDisposable where TAnswer : IMessage<TAnswer>
{
    private readonly HttpResponseMessage _response;
    private readonly GrpcFrames _frames;
    private readonly MessageParser<TAnswer> _parser;

    private Call(Node node, HttpResponseMessage response, Stream answers, MessageParser<TAnswer> parser) =>
        (Node, _response, _frames, _parser) = (node, response, new GrpcFrames(answers), parser);

    public Node Node { get; }

    /// <exception cref="CallFailedException">The server could not be reached.</exception>
    public static async Task<Call<TAnswer>> BeginAsync(
        Node node, string method, IMessage message, MessageParser<TAnswer> parser, bool requiresLeader, CancellationToken cancellation)
    {
        var body = new ByteArrayContent(GrpcFrames.Write(message));
        var response = await node.CallAsync(method, body, requiresLeader, cancellation).ConfigureAwait(false);
        var answers = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        return new Call<TAnswer>(node, response, answers, parser);
    }

    /// <summary>The next answer; null when the call has ended well.</summary>
    /// <exception cref="CallFailedException">It ended with an error.</exception>
    public async ValueTask<TAnswer?> NextAsync(CancellationToken cancellation)
    {
        try
        {
            if (await _frames.NextAsync(cancellation).ConfigureAwait(false) is { } message) return _parser.ParseFrom(message.Span);
        }
        catch (Exception e) when (CallFailures.IsTransport(e))
        {
            throw CallFailures.OfTransport(Node.Endpoint, e);
        }
        return CallFailures.OfEnd(Node.Endpoint, _response) is { } failure ? throw failure : default;
    }

    /// <summary>The next answer, if it has come already.</summary>
    public bool TryNext([MaybeNullWhen(false)] out TAnswer answer)
    {
        var there = _frames.TryNext(out var message);
        answer = there ? _parser.ParseFrom(message.Span) : default;
        return there;
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
