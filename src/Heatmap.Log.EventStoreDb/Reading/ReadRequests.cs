using Google.Protobuf;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>What is asked of the service's Read.</summary>
internal static class ReadRequests
{
    /// <summary>As many as there are: the server reads on as long as somebody takes them.</summary>
    public const ulong Unlimited = long.MaxValue;

    // How many events the server looks at before it answers with a page or a checkpoint. Its own default is 32, which makes a
    // filter that keeps most back slow; with this one a live subscription hears at least every 512 events how far it is.
    private const uint Window = 512;

    // System events, whose types begin with this, are none of the port's.
    private const string NoSystemEvents = @"^[^\$]";

    private static readonly Empty Yes = new();

    public static ReadReq Stream(ByteString stream, ReadDirection direction, long? from, ulong count = Unlimited)
    {
        var one = new ReadReq.Types.OneStream { StreamIdentifier = new StreamIdentifier { StreamName = stream } };
        if (from is { } revision) one.Revision = (ulong)revision;
        else if (direction == ReadDirection.Forwards) one.Start = Yes;
        else one.End = Yes;
        return Of(new() { Stream = one, Direction = Wire(direction), Count = count, NoFilter = Yes });
    }

    /// <summary>Events of the whole log from a position: that of its event included forwards, not included backwards.</summary>
    public static ReadReq WholeLog(Position? from, ReadDirection direction, ReadReq.Types.Filter? filter, ulong count)
    {
        var options = new ReadReq.Types.Options { All = From(from, direction), Direction = Wire(direction), Count = count };
        return Of(Filtered(options, filter));
    }

    /// <summary>Events of the whole log after the event at a position, for as long as the call lasts.</summary>
    public static ReadReq Subscription(Position? after, ReadReq.Types.Filter filter) =>
        Of(Filtered(new() { All = From(after, ReadDirection.Forwards), Subscription = Yes }, filter));

    public static ReadReq.Types.Filter FilterOf(EventFilter filter)
    {
        var expression = new ReadReq.Types.Expression();
        var wire = new ReadReq.Types.Filter { Max = Window, CheckpointIntervalMultiplier = 1 };
        if (filter.StreamPrefixes.Count == 0 || filter.StreamPrefixes.Contains(""))
        {
            expression.Regex = NoSystemEvents;
            wire.EventType = expression;
        }
        else
        {
            expression.Prefix.AddRange(filter.StreamPrefixes);
            wire.StreamIdentifier = expression;
        }
        return wire;
    }

    private static ReadReq.Types.WholeLog From(Position? position, ReadDirection direction)
    {
        var all = new ReadReq.Types.WholeLog();
        if (position is { } at && at != Position.Start)
            all.Position = new AllStreamPosition { CommitPosition = at.Append, PreparePosition = at.Index };
        else if (direction == ReadDirection.Forwards) all.Start = Yes;
        else all.End = Yes;
        return all;
    }

    private static ReadReq.Types.Options Filtered(ReadReq.Types.Options options, ReadReq.Types.Filter? filter)
    {
        if (filter is null) options.NoFilter = Yes;
        else options.Filter = filter;
        return options;
    }

    private static ReadReq Of(ReadReq.Types.Options options)
    {
        options.IdForm = new ReadReq.Types.IdForm { Structured = Yes };
        return new ReadReq { Options = options };
    }

    private static ReadReq.Types.Direction Wire(ReadDirection direction) =>
        direction == ReadDirection.Forwards ? ReadReq.Types.Direction.Forwards : ReadReq.Types.Direction.Backwards;
}
