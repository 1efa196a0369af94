using System.Net.WebSockets;
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
    private AdmissionWatch? _initialised;
    private bool _acknowledged;
    private Task _receiving = Task.CompletedTask;
    private Task _watching = Task.CompletedTask;

    public SocketSession(WebSocket socket, HttpContext http, GraphQLExecutor executor, GraphQLTransportOptions options)
    {
        (_socket, _http, _options) = (socket, http, options);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        _sender = new SocketSender(socket, options.SendTimeout, options.Execution.Time, http.RequestAborted);
        _reader = new SocketReader(socket, options.MaxBodyBytes);
        _operations = new SocketOperations(executor, _sender, options.MaxOperationsPerSocket);
    }

    /// <summary>Ends the socket with the reason given.</summary>
    public void Fail(Exception exception) => _operations.Fail(exception);

    /// <summary>Runs until the client leaves.</summary>
    /// <exception cref="SocketClosure">The client broke the protocol, or may not stay.</exception>
    public async Task RunAsync()
    {
        _receiving = ReceiveAllAsync();
        var first = await Task.WhenAny(_operations.Failure, _receiving).ConfigureAwait(false);
        await (_operations.Failure.IsCompleted ? _operations.Failure : first).ConfigureAwait(false);
        await StopAsync().ConfigureAwait(false);
        if (_socket.State == WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task ReceiveAllAsync()
    {
        using var init = new CancellationTokenSource(_options.InitTimeout, _options.Execution.Time);
        await using var registration = init.Token.Register(() =>
        {
            if (Volatile.Read(ref _initialised) is null)
                Fail(new SocketClosure(CloseCode.InitTimeout, "Connection initialisation timeout"));
        });
        try
        {
            while (await _reader.ReadAsync(_http.RequestAborted).ConfigureAwait(false) is { } message)
                await HandleAsync(message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (WebSocketException or OperationCanceledException or ConnectionAbort))
        {
            Fail(e);
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
                await _sender.SendAsync("pong", null, message.Payload, _stop.Token).ConfigureAwait(false);
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
        if (_initialised is not null)
            throw new SocketClosure(CloseCode.TooManyInits, "Too many initialisation requests");
        var admission = new AdmissionWatch(_http, message.Payload, _options);
        Volatile.Write(ref _initialised, admission);
        if (!await admission.EnterAsync().ConfigureAwait(false))
            throw new SocketClosure(CloseCode.Forbidden, "Forbidden");
        _acknowledged = true;
        _watching = WatchAsync(admission);
        await _sender.SendAsync("connection_ack", null, null, _stop.Token).ConfigureAwait(false);
    }

    private async Task WatchAsync(AdmissionWatch admission)
    {
        try
        {
            await admission.WhenOverAsync(_stop.Token).ConfigureAwait(false);
            // With this code clients ask for a new token and connect again; 4401 would make them give up.
            Fail(new SocketClosure(CloseCode.Forbidden, "Token expired"));
        }
        catch (OperationCanceledException)
        {
            // The socket ended before.
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private async ValueTask SubscribeAsync(SocketMessage message)
    {
        if (!_acknowledged)
            throw new SocketClosure(CloseCode.Unauthorized, "Unauthorized");
        var id = message.RequiredId();
        if (message.Payload is not { } payload)
            throw new SocketClosure(CloseCode.BadRequest, "Invalid message: subscribe wants a payload");
        var request = RequestJson.Parse(payload, reason => new SocketClosure(CloseCode.BadRequest, $"Invalid message: {reason}"));
        await _operations.StartAsync(new SocketOperation(id, request, ContextAsync), _http.RequestServices, _stop.Token).ConfigureAwait(false);
    }

    private async ValueTask<RequestContext> ContextAsync(IServiceProvider services)
    {
        var context = new RequestContext(services, _initialised!.Admission.User);
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

    /// <summary>Ends all operations and waits for them.</summary>
    private async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(_operations.WhenEnded(), _watching).WaitAsync(SocketClosing.Patience, _options.Execution.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A reader that takes nothing keeps a message from being sent to its end.
            _socket.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
        _sender.Dispose();
    }
}
