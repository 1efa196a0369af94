using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Redis;

/// <summary>Takes what other nodes tell and hands it to this node's watchers. A node hears itself too: that is how it knows that Redis is there.</summary>
internal sealed class Ear(InProcessAnnouncements own, RedisState state, RedisOptions options, RedisMetrics metrics, ILogger logger)
{
    private readonly Lock _turn = new();
    // Some beats may be late before a node counts as ended.
    private readonly Peers _peers = new(20 * options.Beat);
    private long _heardItself = options.Time.GetTimestamp();

    /// <summary>How long ago this node heard itself.</summary>
    public TimeSpan Silence => options.Time.GetElapsedTime(Interlocked.Read(ref _heardItself));

    private TimeSpan Now => options.Time.GetElapsedTime(0);

    public void Hear(ReadOnlyMemory<byte> message)
    {
        // One at a time, so that watchers get them in the order in which they come.
        lock (_turn)
        {
            if (!Frame.TryRead(message.Span, out var frame)) Miss("a node of another version");
            else if (frame.Node == options.NodeId) HearItself();
            else HearOther(frame, message[Frame.Size..]);
        }
    }

    public void Listen()
    {
        lock (_turn)
        {
            if (_peers.AnyFellSilent(Now)) Miss("a node that fell silent");
        }
    }

    private void HearItself()
    {
        Interlocked.Exchange(ref _heardItself, options.Time.GetTimestamp());
        if (!state.IsAway) return;
        // What others told in the meantime is lost, and who told it may be gone too.
        Miss("Redis that was away");
        state.Back();
    }

    private void HearOther(Frame frame, ReadOnlyMemory<byte> payload)
    {
        var (isNew, missed) = _peers.Hear(frame, Now);
        if (missed) Miss("lost messages");
        if (!isNew) return;
        if (frame.Kind == FrameKind.Afresh)
        {
            Miss("a large change");
            return;
        }

        try
        {
            own.Publish(ChangeReader.Read(payload.Span));
            metrics.Heard();
        }
        catch (InvalidDataException e)
        {
            logger.LogError(e, "A change told by another node can't be read; watchers read afresh");
            Miss("a damaged message");
        }
    }

    private void Miss(string because)
    {
        logger.LogDebug("Watchers read afresh because of {Because}", because);
        metrics.Missed();
        own.Miss();
    }
}
