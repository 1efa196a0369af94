using System.Text.RegularExpressions;
using Google.Protobuf;
using Heatmap.Log.EventStoreDb.Wire;
using Options = Heatmap.Log.EventStoreDb.Wire.ReadReq.Types.Options;

namespace Heatmap.EventStoreDouble;

/// <summary>The double's Read: of a stream or of everything, forwards and backwards, filtered, once or for as long as it lasts.</summary>
internal sealed class DoubleReads(DoubleNode node, DoubleCall call)
{
    private const ulong Nowhere = ulong.MaxValue;

    private int _breakAfter = -1;

    public async Task ServeAsync()
    {
        var options = (await call.ReceiveAsync(ReadReq.Parser))!.Options;
        if (node.EndsAsNotLeader(call)) return;
        if (node.Faults.DenyReads)
        {
            call.End(7, "Access Denied", ("exception", "access-denied"));
            return;
        }
        _breakAfter = node.Faults.TakeBreak();
        if (options.ExtentCase == Options.ExtentOneofCase.Subscription) await SubscribeAsync(options);
        else if (options.SourceCase == Options.SourceOneofCase.Stream) await ReadStreamAsync(options);
        else await SendAllAsync(Selected(options).Take((int)Math.Min(options.Count, int.MaxValue)));
    }

    private async Task ReadStreamAsync(Options options)
    {
        var name = options.Stream.StreamIdentifier.StreamName.ToStringUtf8();
        if (node.Database.IsTombstoned(name))
        {
            call.End(9, $"Event stream '{name}' is deleted.", ("exception", "stream-deleted"), ("stream-name", name));
            return;
        }
        if (node.Database.Stream(name) is not { } events)
        {
            await call.SendAsync(new ReadResp { StreamNotFound = new() { StreamIdentifier = options.Stream.StreamIdentifier } });
            call.End(0);
            return;
        }
        var from = options.Stream.BeginCase == ReadReq.Types.OneStream.BeginOneofCase.Revision ? (long?)options.Stream.Revision : null;
        var chosen = options.Direction == ReadReq.Types.Direction.Forwards
            ? events.Where(e => e.Revision >= (from ?? 0))
            : events.Where(e => e.Revision <= (from ?? long.MaxValue)).Reverse();
        await SendAllAsync(chosen.Take((int)Math.Min(options.Count, int.MaxValue)), tellPosition: !node.Is2110);
    }

    private async Task SendAllAsync(IEnumerable<DoubleEvent> events, bool tellPosition = true)
    {
        await call.BeginAsync();
        foreach (var e in events)
            if (!await SendAsync(e, tellPosition)) return;
        call.End(0);
    }

    private async Task<bool> SendAsync(DoubleEvent e, bool tellPosition = true)
    {
        if (_breakAfter-- == 0)
        {
            await node.Faults.Break.WaitAsync(call.Aborted);
            call.Break();
            return false;
        }
        await call.SendAsync(new ReadResp { Event = new() { Event = Wire(e, tellPosition) } });
        return true;
    }

    /// <summary>
    /// Begins behind the first event that is there at the position or after it, as the real one does: if the one at the position
    /// is gone, the next is passed over.
    /// </summary>
    private async Task SubscribeAsync(Options options)
    {
        await call.SendAsync(new ReadResp { Confirmation = new() { SubscriptionId = "1" } });
        var (passes, tooSlow) = (Filter(options), node.Faults.TakeTooSlow());
        var at = options.All.BeginCase == ReadReq.Types.WholeLog.BeginOneofCase.Position ? options.All.Position.CommitPosition : 0;
        var reached = at == 0 ? 0 : node.Database.From(at).FirstOrDefault()?.Position ?? at;
        var interval = options.Filter.Max * options.Filter.CheckpointIntervalMultiplier;
        for (var (caughtUp, considered) = (false, 0U); ;)
        {
            var grown = node.Database.Grown;
            foreach (var e in node.Faults.HoldBack ? ArraySegment<DoubleEvent>.Empty : node.Database.From(reached + 1))
            {
                reached = e.Position;
                if (passes(e))
                {
                    if (tooSlow-- == 0)
                    {
                        call.End(10, "Operation timed out: Consumer too slow to handle event while live. Client resubscription required.");
                        return;
                    }
                    if (!await SendAsync(e) || (node.Faults.Repeat && !await SendAsync(e))) return;
                }
                if (++considered % interval == 0)
                    await call.SendAsync(new ReadResp { Checkpoint = new() { CommitPosition = e.Position, PreparePosition = e.Position } });
            }
            if (!caughtUp && !node.Is2110) await call.SendAsync(new ReadResp { CaughtUp = new() });
            caughtUp = true;
            await grown.WaitAsync(call.Aborted);
        }
    }

    private IEnumerable<DoubleEvent> Selected(Options options)
    {
        var passes = Filter(options);
        var at = options.All.BeginCase switch
        {
            ReadReq.Types.WholeLog.BeginOneofCase.Position => options.All.Position.CommitPosition,
            ReadReq.Types.WholeLog.BeginOneofCase.End => ulong.MaxValue,
            _ => 0UL,
        };
        return (options.Direction == ReadReq.Types.Direction.Forwards ? node.Database.From(at) : Backwards(node.Database.Before(at))).Where(passes);
    }

    /// <summary>Not the whole log turned round, of which mostly only the end is wanted.</summary>
    private static IEnumerable<DoubleEvent> Backwards(ArraySegment<DoubleEvent> events)
    {
        for (var i = events.Count - 1; i >= 0; i--) yield return events[i];
    }

    private static Func<DoubleEvent, bool> Filter(Options options)
    {
        if (options.SelectionCase != Options.SelectionOneofCase.Filter) return _ => true;
        if (options.Filter.SubjectCase == ReadReq.Types.Filter.SubjectOneofCase.StreamIdentifier)
        {
            var prefixes = options.Filter.StreamIdentifier.Prefix.ToArray();
            return e => prefixes.Any(p => e.Stream.StartsWith(p, StringComparison.Ordinal));
        }
        var regex = new Regex(options.Filter.EventType.Regex);
        return e => regex.IsMatch(e.Type);
    }

    private static ReadResp.Types.Recorded Wire(DoubleEvent e, bool tellPosition) => new()
    {
        StreamIdentifier = new StreamIdentifier { StreamName = ByteString.CopyFromUtf8(e.Stream) },
        StreamRevision = (ulong)e.Revision,
        CommitPosition = tellPosition ? e.Position : Nowhere,
        PreparePosition = tellPosition ? e.Position : Nowhere,
        Metadata = { ["type"] = e.Type, ["created"] = "0", ["content-type"] = "application/json" },
        CustomMetadata = e.Metadata,
        Data = e.Data,
    };
}
