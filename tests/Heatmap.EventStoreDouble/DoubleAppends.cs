using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Heatmap.Log.EventStoreDb.Wire;
using Empty = Heatmap.Log.EventStoreDb.Wire.Empty;
using WireTimeout = Heatmap.Log.EventStoreDb.Wire.Timeout;

namespace Heatmap.EventStoreDouble;

/// <summary>The double's BatchAppend: answers to each append that is final, and never ends while the client doesn't cancel.</summary>
internal sealed class DoubleAppends(DoubleNode node, DoubleCall call) : IDisposable
{
    private readonly Dictionary<Guid, (BatchAppendReq.Types.Options Options, List<DoubleProposal> Proposals)> _open = [];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly List<Task> _late = [];

    public async Task ServeAsync()
    {
        while (await call.ReceiveAsync(BatchAppendReq.Parser) is { } request)
        {
            var id = IdOf(request.CorrelationId);
            if (request.Options is not null) _open[id] = (request.Options, []);
            if (!_open.TryGetValue(id, out var append)) continue;
            append.Proposals.AddRange(request.ProposedMessages.Select(ProposalOf));
            if (!request.IsFinal) continue;
            _open.Remove(id);
            if (node.Role != DoubleRole.Leader)
            {
                node.EndAsNotLeader(call);
                return;
            }
            if (!await AnswerAsync(request.CorrelationId, append.Options, append.Proposals)) return;
        }
        // As the real one: whoever closes his half and waits for the end waits for ever.
        await Task.Delay(System.Threading.Timeout.Infinite, call.Aborted);
    }

    public void Dispose() => _sending.Dispose();

    /// <summary>False when the call is over.</summary>
    private async Task<bool> AnswerAsync(UUID id, BatchAppendReq.Types.Options options, List<DoubleProposal> proposals)
    {
        var fault = node.Faults.NextAppend();
        if (Refusal(fault) is { } refusal)
        {
            // The one case in which the real server doesn't give the id back as it was sent.
            await SendAsync(fault == AppendFault.TimeOut ? Structured(id) : id, refusal);
            return true;
        }
        switch (fault)
        {
            case AppendFault.BreakBefore:
                call.Break();
                return false;
            case AppendFault.NotLeader:
                node.EndAsNotLeader(call);
                return false;
            case AppendFault.EndCall:
                call.End(13, "Something went wrong.");
                return false;
        }
        var answer = Append(options, proposals);
        switch (fault)
        {
            case AppendFault.BreakAfter:
                call.Break();
                return false;
            case AppendFault.NeverAnswer:
                return true;
            case AppendFault.AnswerLate:
                _late.Add(SendLateAsync(id, answer));
                return true;
            case AppendFault.AnswerTwice:
                await SendAsync(id, answer.Clone());
                break;
        }
        await SendAsync(id, answer);
        return true;
    }

    private async Task SendLateAsync(UUID id, BatchAppendResp answer)
    {
        await node.Faults.Late.Task.WaitAsync(call.Aborted);
        await SendAsync(id, answer);
    }

    private async Task SendAsync(UUID id, BatchAppendResp answer)
    {
        answer.CorrelationId = id;
        await _sending.WaitAsync(call.Aborted);
        try
        {
            await call.SendAsync(answer);
        }
        finally
        {
            _sending.Release();
        }
    }

    private BatchAppendResp Append(BatchAppendReq.Types.Options options, List<DoubleProposal> proposals)
    {
        if (proposals.Sum(p => p.Bytes) > node.MaxAppendBytes)
            return Error(3, "MaximumAppendSizeExceeded", new MaximumAppendSizeExceeded { MaxAppendSize = (uint)node.MaxAppendBytes });
        var stream = options.StreamIdentifier.StreamName.ToStringUtf8();
        var made = node.Database.Append(stream, Expected(options), proposals);
        if (made.Deleted) return Error(5, "StreamDeleted", new StreamDeleted { StreamIdentifier = options.StreamIdentifier });
        if (!made.Made) return Error(6, "WrongExpectedVersion", Wrong(made.Last));
        return new BatchAppendResp
        {
            Success = new()
            {
                CurrentRevision = (ulong)made.Last,
                Position = new AllStreamPosition { CommitPosition = made.Position, PreparePosition = made.Position },
            },
        };
    }

    private static long Expected(BatchAppendReq.Types.Options options) => options.ExpectedCase switch
    {
        BatchAppendReq.Types.Options.ExpectedOneofCase.StreamPosition => (long)options.StreamPosition,
        BatchAppendReq.Types.Options.ExpectedOneofCase.NoStream => DoubleDatabase.NoStream,
        _ => DoubleDatabase.Any,
    };

    private static WrongExpectedVersion Wrong(long last) =>
        last < 0 ? new() { CurrentNoStream = new Empty() } : new() { CurrentStreamRevision = (ulong)last };

    private static BatchAppendResp? Refusal(AppendFault fault) => fault switch
    {
        AppendFault.TimeOut => Error(4, "Timeout", new WireTimeout()),
        AppendFault.AccessDenied => Error(7, "AccessDenied", new AccessDenied()),
        AppendFault.TooLarge => Error(3, "MaximumAppendSizeExceeded", new MaximumAppendSizeExceeded { MaxAppendSize = 1024 }),
        AppendFault.BadRequest => Error(3, "BadRequest", new BadRequest { Message = "no such thing" }),
        // These have no code and an empty detail, on the real one.
        AppendFault.NotReady => Error(0, "Server Is Not Ready", new Empty()),
        AppendFault.Busy => Error(0, "Server Is Busy", new Empty()),
        AppendFault.Unknown => Error(2, "Unknown", new Empty()),
        _ => null,
    };

    private static BatchAppendResp Error(int code, string message, IMessage details) =>
        new() { Error = new() { Code = code, Message = message, Details = Any.Pack(details) } };

    private static DoubleProposal ProposalOf(BatchAppendReq.Types.ProposedMessage proposed)
    {
        // Both are required of a client.
        if (proposed.Metadata["content-type"] != "application/json") throw new InvalidOperationException("An event must say that it is JSON.");
        return new(IdOf(proposed.Id), proposed.Metadata["type"], proposed.Data, proposed.CustomMetadata);
    }

    private static Guid IdOf(UUID id)
    {
        if (id.ValueCase == UUID.ValueOneofCase.String) return Guid.Parse(id.String);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, id.Structured.MostSignificantBits);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], id.Structured.LeastSignificantBits);
        return new Guid(bytes, bigEndian: true);
    }

    private static UUID Structured(UUID id)
    {
        Span<byte> bytes = stackalloc byte[16];
        IdOf(id).TryWriteBytes(bytes, bigEndian: true, out _);
        return new UUID
        {
            Structured = new()
            {
                MostSignificantBits = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes),
                LeastSignificantBits = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
            },
        };
    }
}
