using System.Diagnostics;
using Heatmap.Bench;
using Heatmap.Log;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Server;

/// <summary>
/// The log on an EventStoreDB server, beside a client that does nothing but send frames that it made before and count answers. What is
/// measured stays on the server, in streams of visitors who never were: it is to be one that is thrown away.
/// </summary>
/// <param name="address">A connection string as in <c>ConnectionStrings__Log</c>, of one node.</param>
internal sealed class BareEventStore(string address) : IBareLog
{
    public string Store => "eventstoredb";

    public async Task<double> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        var appends = await CapturedAppends.OfAsync(bodies, cancellation);
        await using var log = EventStoreDbLog.Open(address);
        return await appends.TimeAsync(writers, (stream, events) => log.AppendAsync(stream, ExpectedRevision.Any, events, cancellation), cancellation);
    }

    public async Task<IReadOnlyList<(string Way, double EventsPerSecond)>> FloorsAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        var appends = await CapturedAppends.OfAsync(bodies, cancellation);
        var frames = appends.All.Select(append => BatchAppendFrame.Of(append.Stream, append.Events)).ToList();
        var clock = Stopwatch.StartNew();
        await new BareBatchAppend(Endpoint()).SendAsync(frames, writers, cancellation);
        return [("client", appends.Events / clock.Elapsed.TotalSeconds)];
    }

    private Uri Endpoint()
    {
        var uri = new Uri(address);
        var isPlain = uri.Query.Contains("tls=false", StringComparison.OrdinalIgnoreCase);
        return new UriBuilder(isPlain ? "http" : "https", uri.Host, uri.Port) { UserName = uri.UserInfo }.Uri;
    }
}
