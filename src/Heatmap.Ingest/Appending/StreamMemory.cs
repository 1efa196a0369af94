using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>
/// The streams written last, bounded by what they weigh. A stream that someone is at stays whatever the bound; nothing else keeps
/// a stream alive, so that locks don't pile up.
/// </summary>
internal sealed class StreamMemory(int capacity)
{
    // In units of one remembered batch (some 100 bytes): what a stream costs before its first.
    private const int StreamWeight = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<StreamName, Slot> _slots = [];
    private readonly LinkedList<Slot> _byUse = [];
    private long _weight;

    public int Count
    {
        get { lock (_lock) return _slots.Count; }
    }

    /// <summary>The only way to a stream's state: one caller at a time, the others wait.</summary>
    public async ValueTask<Turn> EnterAsync(StreamName stream, CancellationToken cancellation)
    {
        var slot = Take(stream);
        try
        {
            await slot.Gate.WaitAsync(cancellation).ConfigureAwait(false);
            return new Turn(this, slot);
        }
        catch
        {
            Leave(slot);
            throw;
        }
    }

    private Slot Take(StreamName stream)
    {
        lock (_lock)
        {
            if (_slots.TryGetValue(stream, out var slot))
            {
                _byUse.Remove(slot.Use);
            }
            else
            {
                _slots.Add(stream, slot = new Slot(stream));
            }

            _byUse.AddLast(slot.Use);
            slot.Users++;
            return slot;
        }
    }

    private void Leave(Slot slot)
    {
        lock (_lock)
        {
            var weight = StreamWeight + (slot.State?.Batches ?? 0);
            _weight += weight - slot.Weight;
            slot.Weight = weight;
            slot.Users--;
            Trim();
        }
    }

    private void Trim()
    {
        for (var use = _byUse.First; use is not null && _weight > capacity;)
        {
            var (slot, next) = (use.Value, use.Next);
            if (slot.Users == 0)
            {
                _byUse.Remove(use);
                _slots.Remove(slot.Stream);
                _weight -= slot.Weight;
            }

            use = next;
        }
    }

    /// <summary>The right to a stream, until disposed of.</summary>
    public readonly struct Turn(StreamMemory memory, Slot slot) : IDisposable
    {
        /// <summary>Null while nothing certain is known.</summary>
        public StreamState? State
        {
            get => slot.State;
            set => slot.State = value;
        }

        public void Dispose()
        {
            slot.Gate.Release();
            memory.Leave(slot);
        }
    }

    internal sealed class Slot
    {
        public Slot(StreamName stream) => (Stream, Use) = (stream, new LinkedListNode<Slot>(this));

        public StreamName Stream { get; }

        public LinkedListNode<Slot> Use { get; }

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public StreamState? State { get; set; }

        public int Users { get; set; }

        public int Weight { get; set; }
    }
}
