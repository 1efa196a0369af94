using System.Diagnostics.Metrics;

namespace Heatmap.Ingest;

/// <summary>What is counted of collecting, on the meter <c>Heatmap.Ingest</c>. No tag holds anything of a visitor.</summary>
public sealed class IngestMetrics : IDisposable
{
    public const string Name = "Heatmap.Ingest";

    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _machines;
    private readonly Histogram<double> _append;
    private long _appending;

    public IngestMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _requests = _meter.CreateCounter<long>("heatmap.ingest.requests", "{request}", "Requests to collect, by status.");
        _accepted = _meter.CreateCounter<long>("heatmap.ingest.events.accepted", "{event}", "Events answered as accepted, those of repeated batches included.");
        _rejected = _meter.CreateCounter<long>("heatmap.ingest.events.rejected", "{event}", "Events refused, by code.");
        _machines = _meter.CreateCounter<long>("heatmap.ingest.machines", "{request}", "Requests that look like a machine's, by the sign and what became of them.");
        _append = _meter.CreateHistogram<double>("heatmap.ingest.append.duration", "s", "From handing a batch to the log to its being durable.");
        _meter.CreateObservableGauge(
            "heatmap.ingest.queue.length", () => Interlocked.Read(ref _appending), "{batch}", "Batches handed to the log and not yet durable.");
    }

    public void Dispose() => _meter.Dispose();

    internal void Answered(int status) => _requests.Add(1, new KeyValuePair<string, object?>("status", status));

    internal void Took(CollectAnswer answer)
    {
        _accepted.Add(answer.Accepted);
        foreach (var refusal in answer.Rejected) _rejected.Add(1, new KeyValuePair<string, object?>("code", refusal.Code));
    }

    internal void Machine(string sign, bool refused) => _machines.Add(
        1, new KeyValuePair<string, object?>("sign", sign), new KeyValuePair<string, object?>("outcome", refused ? "refused" : "marked"));

    internal void Appending() => Interlocked.Increment(ref _appending);

    /// <summary>Whether it was appended or not.</summary>
    internal void AppendEnded() => Interlocked.Decrement(ref _appending);

    internal void Appended(TimeSpan took) => _append.Record(took.TotalSeconds);
}
