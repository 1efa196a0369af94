namespace Heatmap.Redis;

/// <summary>
/// Which change of each other node was heard last. Publish/subscribe loses messages without a word, so changes are counted by
/// their publisher, and a count that skips says that something was missed.
/// </summary>
internal sealed class Peers(TimeSpan silence)
{
    // Those that have ended too, for as long: the client has been seen to send a last word twice.
    private readonly Dictionary<ulong, (ulong Last, TimeSpan HeardAt, bool Ended)> _known = [];

    /// <summary>Takes note of a message. New says that it hasn't been heard yet, Missed that others before it never were.</summary>
    /// <param name="now">Any clock that only goes forward.</param>
    public (bool New, bool Missed) Hear(Frame frame, TimeSpan now)
    {
        var isChange = frame.Kind is FrameKind.Change or FrameKind.Afresh;
        var known = _known.TryGetValue(frame.Node, out var peer);
        if (known && isChange && frame.Number <= peer.Last) return (false, false);
        var next = isChange ? peer.Last + 1 : peer.Last;
        _known[frame.Node] = (Math.Max(peer.Last, frame.Number), now, peer.Ended || frame.Kind == FrameKind.Bye);
        return (isChange, frame.Number > next);
    }

    /// <summary>Forgets who has ended without a word, and says whether somebody has: its last change may never have come.</summary>
    public bool AnyFellSilent(TimeSpan now)
    {
        var silent = _known.Where(p => now - p.Value.HeardAt > silence).ToList();
        foreach (var (node, _) in silent) _known.Remove(node);
        return silent.Any(p => !p.Value.Ended);
    }
}
