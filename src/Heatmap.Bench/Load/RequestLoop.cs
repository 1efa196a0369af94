using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Heatmap.Bench;

/// <summary>Posts one body over several connections, each the next time when it has the answer. Any answer but 200 ends it.</summary>
internal sealed class RequestLoop(Uri address, string body, int connections, TimeProvider time)
{
    private readonly byte[] _request = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        POST {address.AbsolutePath} HTTP/1.1
        Host: {address.Authority}
        Content-Type: application/json
        Accept: application/json
        Content-Length: {Encoding.UTF8.GetByteCount(body)}


        """).ReplaceLineEndings("\r\n") + body);

    public async Task<RequestLoad> RunAsync(TimeSpan duration, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Factory.StartNew(
            () => Loop(begun, duration, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default))).ConfigureAwait(false);
        var elapsed = time.GetElapsedTime(begun);
        var latencies = new LatencyHistogram();
        foreach (var one in all) latencies.Add(one);
        return new RequestLoad(latencies, elapsed);
    }

    private LatencyHistogram Loop(long begun, TimeSpan duration, CancellationToken cancellation)
    {
        using var connection = new RawConnection(address);
        var latencies = new LatencyHistogram();
        try
        {
            while (time.GetElapsedTime(begun) < duration)
            {
                cancellation.ThrowIfCancellationRequested();
                var sent = time.GetTimestamp();
                var status = connection.Ask(_request).Status;
                if (status != 200) throw new BenchmarkFailedException($"{address} answered {status}.");
                latencies.Record(time.GetElapsedTime(sent));
            }
        }
        catch (Exception e) when (e is SocketException or InvalidDataException)
        {
            throw new BenchmarkFailedException($"{address} broke off: {e.Message}");
        }

        return latencies;
    }
}
