using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Server;

/// <summary>Takes appends without storing them, so that the same ones can be stored again with nothing else to do.</summary>
internal sealed class CapturingLog : IEventWriter, IEventReader
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StreamName, long> _heads = [];

    public List<(StreamName Stream, IReadOnlyList<NewEvent> Events)> Appends { get; } = [];

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            Appends.Add((stream, [.. events]));
            var last = _heads.GetValueOrDefault(stream, -1) + events.Count;
            _heads[stream] = last;
            return Task.FromResult(new Appended(last, new Position((ulong)Appends.Count, 0)));
        }
    }

    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<Position> HeadAsync(CancellationToken cancellation = default) => Task.FromResult(Position.Start);
}
