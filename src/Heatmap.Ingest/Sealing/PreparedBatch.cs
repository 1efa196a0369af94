using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest;

/// <summary>
/// A request ready to be appended: what it would be answered, its events, and the fact that its run began, which is made only
/// when the stream turns out not to know the run.
/// </summary>
internal sealed class PreparedBatch(Guid batch, Guid run, CollectAnswer answer, List<NewEvent> events, Func<string?, NewEvent> start)
{
    /// <summary>Its accepted events by type.</summary>
    public IReadOnlyList<KindCount> Kinds { get; init; } = [];

    /// <summary>The masked paths of the pages that they happened on.</summary>
    public IEnumerable<string> Paths { get; init; } = [];

    /// <summary>What of its events no person could have done, by <see cref="MachineSigns"/>; null for nothing.</summary>
    public string? Sign { get; init; }

    /// <summary>Whether <see cref="Sign"/> is told of the run, should it begin with this batch.</summary>
    public bool Marked { get; set; }

    public Guid Batch => batch;

    public Guid Run => run;

    public CollectAnswer Answer => answer;

    public IReadOnlyList<NewEvent> Events => events;

    /// <summary>The same events and behind them the beginning of their run.</summary>
    public IReadOnlyList<NewEvent> EventsWithStart
    {
        get
        {
            field ??= [.. events, start(Marked ? Sign : null)];
            return field;
        }
    }
}
