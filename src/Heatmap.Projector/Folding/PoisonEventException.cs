using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>An event that a projection can't get past. It names the event by place and type; never by content, which is about a person.</summary>
public sealed class PoisonEventException : Exception
{
    public PoisonEventException(RecordedEvent recorded, string why, Exception? inner = null)
        : base($"Stopped at event {recorded.Revision} of stream '{recorded.Stream}' (position {recorded.Position}, type {recorded.Type}): {why}", inner)
    {
    }

    public PoisonEventException(DecodedEvent decoded, string why, Exception? inner = null)
        : base(
            $"Stopped at event {decoded.Event.Revision} of site '{decoded.Event.Site}', subject {decoded.Event.Subject} "
            + $"(partition {decoded.Partition}, position {decoded.Position}, {decoded.Event.Happened.GetType().Name}): {why}",
            inner)
    {
    }

    /// <summary>A trouble that was met before, maybe on another node.</summary>
    public PoisonEventException(string trouble)
        : base(trouble)
    {
    }
}
