namespace Heatmap.Ingest;

/// <summary>Keeps to the promise that <c>seq</c> rises within a batch: an event is known by it within its run.</summary>
internal sealed class EventOrder
{
    private readonly List<long> _taken = [];

    public void Begin() => _taken.Clear();

    public bool TryTake(long sequence, out Fault fault)
    {
        fault = default;
        if (_taken.Count > 0 && sequence <= _taken[^1])
        {
            var again = _taken.Contains(sequence);
            Fault.Raise(
                out fault,
                again ? Codes.DuplicateSequence : Codes.BadSequence,
                again ? "was given to an earlier event of the batch" : "must be greater than that of the event before");
            return fault.Within(".seq");
        }

        _taken.Add(sequence);
        return true;
    }
}
