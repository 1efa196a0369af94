using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Tells which members have gone silent: the same beat seen for too long on this node's own monotonic clock. No wall clock is asked,
/// so none can jump. A member that is seen for the first time has all the time from then on.
/// </summary>
internal sealed class SilenceWatch(TimeProvider time, TimeSpan silence)
{
    private Dictionary<string, (long Beat, long Since)> _seen = [];

    /// <summary>Those of the members that have been silent for too long by now.</summary>
    public IReadOnlyList<Member> Observe(IEnumerable<Member> members)
    {
        var (now, seen, silent) = (time.GetTimestamp(), new Dictionary<string, (long Beat, long Since)>(), new List<Member>());
        foreach (var member in members)
        {
            var since = _seen.TryGetValue(member.Node, out var before) && before.Beat == member.Beat ? before.Since : now;
            seen[member.Node] = (member.Beat, since);
            if (time.GetElapsedTime(since, now) >= silence) silent.Add(member);
        }

        _seen = seen;
        return silent;
    }
}
