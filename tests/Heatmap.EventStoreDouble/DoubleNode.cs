using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Google.Protobuf;
using Heatmap.Log.EventStoreDb.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heatmap.EventStoreDouble;

/// <summary>
/// A double of one EventStoreDB server: real HTTP/2 in clear text on loopback, the same wire protocol, and faults to order. What
/// it does was seen on a server of version 23.10, against which the same contracts run; <see cref="Is2110"/> makes it an old one.
/// </summary>
internal sealed class DoubleNode : IAsyncDisposable
{
    private readonly DoubleCluster _cluster;
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private WebApplication? _server;
    private int _open;

    public DoubleNode(DoubleCluster cluster) => _cluster = cluster;

    public DoubleDatabase Database => _cluster.Database;

    public DoubleFaults Faults { get; } = new();

    public DoubleRole Role { get; set; } = DoubleRole.Leader;

    /// <summary>0, until it is started, for any that is free.</summary>
    public int Port { get; set; }

    public bool IsUp => _server is not null;

    /// <summary>No word about having caught up, no positions with events read from a stream.</summary>
    public bool Is2110 { get; init; }

    /// <summary>Nobody but this user, with this password, is let in; everybody when null.</summary>
    public (string Name, string Password)? User { get; init; }

    /// <summary>The server's limit of one append.</summary>
    public int MaxAppendBytes { get; init; } = 1024 * 1024;

    /// <summary>Calls that are underway.</summary>
    public int OpenCalls => Volatile.Read(ref _open);

    /// <summary>How often something was called since the start: its last word, as <c>Read</c>.</summary>
    public int Calls(string method) => _calls.GetValueOrDefault(method);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, Port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        // What still runs when the test stops the node is cut off.
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);
        var server = builder.Build();
        server.Run(ServeAsync);
        await server.StartAsync();
        Port = new Uri(server.Urls.Single()).Port;
        _server = server;
    }

    /// <summary>As killed: connections end, what was only in memory is gone. It can be started again, at the same port.</summary>
    public async Task StopAsync()
    {
        if (_server is not { } server) return;
        _server = null;
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
        Database.ForgetEventIds();
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task ServeAsync(HttpContext http)
    {
        var call = new DoubleCall(http);
        Interlocked.Increment(ref _open);
        try
        {
            var method = http.Request.Path.Value!.Split('/')[^1];
            _calls.AddOrUpdate(method, 1, (_, n) => n + 1);
            if (!IsAllowed(call)) call.HttpStatus(401);
            else if (Faults.Silent) await Task.Delay(System.Threading.Timeout.Infinite, call.Aborted);
            else await DispatchAsync(http.Request.Path.Value!, call);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the node was stopped.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task DispatchAsync(string path, DoubleCall call)
    {
        switch (path)
        {
            case "/event_store.client.streams.Streams/Read":
                await new DoubleReads(this, call).ServeAsync();
                break;
            case "/event_store.client.streams.Streams/BatchAppend":
                using (var appends = new DoubleAppends(this, call)) await appends.ServeAsync();
                break;
            case "/event_store.client.streams.Streams/Delete":
                await DeleteAsync(call);
                break;
            case "/event_store.client.gossip.Gossip/Read":
                await call.SendAsync(_cluster.Gossip());
                call.End(0);
                break;
            case "/info":
                // Of what the server tells of itself, what health checks ask for.
                await call.SendJsonAsync($$"""{"dbVersion": "23.10.2.0", "state": "{{Role.ToString().ToLowerInvariant()}}"}""");
                break;
            default:
                call.End(12, "Service is unimplemented.");
                break;
        }
    }

    /// <summary>Ends a call that only the leader may serve; false when this node does, or need not.</summary>
    public bool EndsAsNotLeader(DoubleCall call)
    {
        if (Role == DoubleRole.Leader || call.Header("requires-leader") != "true") return false;
        EndAsNotLeader(call);
        return true;
    }

    public void EndAsNotLeader(DoubleCall call)
    {
        if (_cluster.Leader is { } leader && leader != this)
        {
            call.End(
                5, "Leader info available", ("exception", "not-leader"), ("leader-endpoint-host", "127.0.0.1"),
                ("leader-endpoint-port", $"{leader.Port}"));
        }
        else
        {
            call.End(2, "No leader info available in response");
        }
    }

    private async Task DeleteAsync(DoubleCall call)
    {
        var options = (await call.ReceiveAsync(DeleteReq.Parser))!.Options;
        if (EndsAsNotLeader(call)) return;
        var stream = options.StreamIdentifier.StreamName.ToStringUtf8();
        var expected = options.ExpectedCase == DeleteReq.Types.Options.ExpectedOneofCase.Revision ? (long)options.Revision : DoubleDatabase.Any;
        if (Database.IsTombstoned(stream))
        {
            call.End(9, $"Event stream '{stream}' is deleted.", ("exception", "stream-deleted"), ("stream-name", stream));
        }
        else if (!Database.Delete(stream, expected))
        {
            call.End(9, $"Delete failed due to WrongExpectedVersion. Stream: {stream}", ("exception", "wrong-expected-version"));
        }
        else
        {
            await call.SendAsync(new DeleteResp());
            call.End(0);
        }
    }

    private bool IsAllowed(DoubleCall call)
    {
        if (User is not { } user) return true;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Name}:{user.Password}"));
        return call.Header("authorization") == $"Basic {basic}";
    }
}
