using System.Net;
using System.Net.Sockets;

namespace Heatmap.Faults;

/// <summary>
/// Carries connections from one address to another: the way from a server in a network of its own to a store that listens on this
/// machine's loopback only.
/// </summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly DnsEndPoint _to;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    private Cable(IPAddress from, DnsEndPoint to)
    {
        _to = to;
        _listener = new TcpListener(from, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static Cable Lay(IPAddress from, DnsEndPoint to) => new(from, to);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The cable is taken away.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient { NoDelay = true })
        {
            near.NoDelay = true;
            try
            {
                await far.ConnectAsync(_to.Host, _to.Port, _stop.Token);
                var (one, other) = (near.GetStream(), far.GetStream());
                await Task.WhenAny(one.CopyToAsync(other, _stop.Token), other.CopyToAsync(one, _stop.Token));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One end is gone, so the other end is closed: that is what a cable does.
            }
        }
    }
}
