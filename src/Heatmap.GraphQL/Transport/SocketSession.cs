using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>One socket: reads messages in order, and keeps the operations that it opened.</summary>
internal sealed class SocketSession : IAsyncDisposable
{
    private readonly WebSocket _socket;
    private readonly HttpContext _http;
    private readonly GraphQLTransportOptions _options;
    private readonly CancellationTokenSource _stop;
    private readonly SocketSender _sender;
    private readonly SocketReader _reader;
    private readonly SocketOperations _operations;
    private ClaimsPrincipal? _user;
    private bool _initialised;
    private Task _receiving = Task.CompletedTask;

    public SocketSession(WebSocket socket, HttpContext http, GraphQLExecutor executor, GraphQLTransportOptions options)
    {
        (_socket, _http, _options) = (socket, http, options);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        _sender = new SocketSender(socket, options.SendBuffer, _stop.Token, http.RequestAborted);
        _reader = new SocketReader(socket, options.MaxBodyBytes);
        _operations = new SocketOperations(executor, _sender, options.MaxOperationsPerSocket);
    }

    /// <summary>Runs until the client leaves.</summary>
    /// <exception cref="SocketClosure">The client broke the protocol.</exception>
    public async Task RunAsync()
    {
        var sending = _sender.RunAsync();
        _receiving = ReceiveAllAsync();
        var first = await Task.WhenAny(_operations.Failure, _receiving, sending).ConfigureAwait(false);
        await (_operations.Failure.IsCompleted ? _operations.Failure : first).ConfigureAwait(false);
        if (first == sending)
            throw new ConnectionAbort();
        await StopAsync().ConfigureAwait(false);
        if (_socket.State == WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task ReceiveAllAsync()
    {
        using var init = new CancellationTokenSource(_options.InitTimeout, _options.Execution.Time);
        await using var registration = init.Token.Register(() =>
        {
            if (!Volatile.Read(ref _initialised))
                _operations.Fail(new SocketClosure(CloseCode.InitTimeout, "Connection initialisation timeout"));
        });
        try
        {
            while (await _reader.ReadAsync(_http.RequestAborted).ConfigureAwait(false) is { } message)
                await HandleAsync(message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (WebSocketException or OperationCanceledException))
        {
            _operations.Fail(e);
            await SocketClosing.DrainAsync(_socket, _http.RequestAborted).ConfigureAwait(false);
        }
    }

    private async ValueTask HandleAsync(SocketMessage message)
    {
        switch (message.Type)
        {
            case "connection_init":
                await InitialiseAsync(message).ConfigureAwait(false);
                break;
            case "ping":
                await _sender.SendAsync("pong", null, message.Payload).ConfigureAwait(false);
                break;
            case "pong":
                break;
            case "subscribe":
                await SubscribeAsync(message).ConfigureAwait(false);
                break;
            case "complete":
                _operations.Complete(message.RequiredId());
                break;
            default:
                throw new SocketClosure(CloseCode.BadRequest, "Invalid message: unknown type");
        }
    }

    private async ValueTask InitialiseAsync(SocketMessage message)
    {
        if (_initialised)
            throw new SocketClosure(CloseCode.TooManyInits, "Too many initialisation requests");
        Volatile.Write(ref _initialised, true);
        _user = _options.Authenticate is null
            ? _http.User
            : await _options.Authenticate(_http, message.Payload).ConfigureAwait(false);
        if (_user is null)
            throw new SocketClosure(CloseCode.Forbidden, "Forbidden");
        await _sender.SendAsync("connection_ack", null, null).ConfigureAwait(false);
    }

    private async ValueTask SubscribeAsync(SocketMessage message)
    {
        if (_user is null)
            throw new SocketClosure(CloseCode.Unauthorized, "Unauthorized");
        var id = message.RequiredId();
        if (message.Payload is not { } payload)
            throw new SocketClosure(CloseCode.BadRequest, "Invalid message: subscribe wants a payload");
        var request = RequestJson.Parse(payload, reason => new SocketClosure(CloseCode.BadRequest, $"Invalid message: {reason}"));
        var opening = new SocketOperation(id, request, services => ContextAsync(services, _user));
        await _operations.StartAsync(opening, _http.RequestServices, _stop.Token).ConfigureAwait(false);
    }

    private async ValueTask<RequestContext> ContextAsync(IServiceProvider services, ClaimsPrincipal user)
    {
        var context = new RequestContext(services, user);
        if (_options.Prepare is not null)
            await _options.Prepare(_http, context).ConfigureAwait(false);
        return context;
    }

    /// <summary>Ends everything and tells the client why.</summary>
    public async Task CloseAsync(SocketClosure closure)
    {
        await StopAsync().ConfigureAwait(false);
        await SocketClosing.CloseAsync(_socket, closure, _receiving, _options.Execution.Time).ConfigureAwait(false);
    }

    /// <summary>Ends all operations and the sender, and waits for both.</summary>
    private async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        var ended = Task.WhenAll(_operations.WhenEnded(), _sender.WhenEnded());
        try
        {
            await ended.WaitAsync(SocketClosing.Patience, _options.Execution.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A reader that takes nothing keeps the sender from ending.
            _socket.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
