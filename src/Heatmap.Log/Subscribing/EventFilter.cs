using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>Which events a subscription wants, told to the store: streams whose names begin with one of these; all when there is none.</summary>
public sealed record EventFilter(IReadOnlyList<string> StreamPrefixes)
{
    public static EventFilter Everything { get; } = new([]);

    public static EventFilter Streams(params string[] prefixes) => new(prefixes);

    public bool Passes(StreamName stream) =>
        StreamPrefixes.Count == 0 || StreamPrefixes.Any(p => stream.Value.StartsWith(p, StringComparison.Ordinal));
}
