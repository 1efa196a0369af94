using System.Diagnostics.Metrics;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>What a node tells of itself in numbers, by projection where it says so; nothing of sites or visitors.</summary>
internal sealed class ProjectorMeter : IDisposable
{
    public const string Name = "Heatmap.Projector";

    private readonly ProjectorNode _node;
    private readonly Meter _meter;
    private readonly Counter<long> _commits;
    private readonly Counter<long> _events;

    public ProjectorMeter(ProjectorNode node)
    {
        _node = node;
        _meter = new Meter(new MeterOptions(Name) { Scope = node });
        _commits = _meter.CreateCounter<long>("heatmap.projector.commits", "{commit}", "Pages of the log committed to the views.");
        _events = _meter.CreateCounter<long>("heatmap.projector.events", "{event}", "Visitors' events folded, each once for all projections.");
        _meter.CreateObservableGauge(
            "heatmap.projector.lag", () => Worst(f => node.Lag.Of(f).TotalSeconds), "s", "Age of the oldest event that is not folded yet, by projection.");
        _meter.CreateObservableGauge(
            "heatmap.projector.lag.positions", () => Worst(Positions), "{position}", "Appends of the log that are not folded yet, by projection.");
        _meter.CreateObservableGauge(
            "heatmap.projector.stopped", () => Worst(f => f.Generation.Trouble is null ? 0 : 1), null, "1 while a projection stands still.");
        _meter.CreateObservableGauge("heatmap.projector.partitions", () => node.Member.Held.Count, "{partition}", "Partitions that this node holds.");
        _meter.CreateObservableGauge("heatmap.projector.nodes", () => node.Cluster.Members.Count, "{node}", "Nodes that this node sees, itself included.");
        _meter.CreateObservableGauge(
            "heatmap.projector.build.progress", () => Builds(b => b.Part), null, "How much of a build on this node is done, 0 to 1, by projection.");
        _meter.CreateObservableGauge(
            "heatmap.projector.build.left", () => Builds(b => b.TimeLeft?.TotalSeconds ?? double.NaN), "s", "What a build on this node still needs at its speed.");
    }

    /// <summary>Builds underway on this node.</summary>
    public Func<IReadOnlyCollection<BuildProgress>> Underway { get; set; } = () => [];

    public void Committed(int events)
    {
        _commits.Add(1);
        _events.Add(events);
    }

    public void Dispose() => _meter.Dispose();

    private double Positions(GenerationFold fold) =>
        fold.Partitions.Count == 0 || fold.Stands.Reached >= _node.Lag.Head ? 0 : _node.Lag.Head.Append - (double)fold.Stands.Reached.Append;

    private IEnumerable<Measurement<double>> Worst(Func<GenerationFold, double> measure) => _node.Live.Folds
        .Where(f => f.Generation.State == GenerationState.Live)
        .GroupBy(f => f.Generation.Projection)
        .Select(p => Of(p.Key, p.Max(measure)));

    private IEnumerable<Measurement<double>> Builds(Func<BuildProgress, double> measure) =>
        Underway().Select(b => (b.Generation.Projection, Value: measure(b))).Where(b => !double.IsNaN(b.Value)).Select(b => Of(b.Projection, b.Value));

    private static Measurement<double> Of(string projection, double value) => new(value, new KeyValuePair<string, object?>("projection", projection));
}
