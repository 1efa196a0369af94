using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>What the server answers to an append, in the words of the port.</summary>
internal sealed class AppendAnswers(WireIds ids, LogHead head, Endpoint node, EventStoreDbLogOptions options)
{
    /// <summary>The clock's timestamp.</summary>
    public long Now => options.Time.GetTimestamp();

    /// <summary>
    /// The append that is answered. The id comes back in the form in which it was sent, or, from a timeout of the server's, in the
    /// structured form, whichever was sent: both are read.
    /// </summary>
    public bool TryCorrelate(UUID? id, out long correlation)
    {
        correlation = 0;
        if (id?.ValueCase == UUID.ValueOneofCase.Structured)
        {
            correlation = id.Structured.LeastSignificantBits;
            return id.Structured.MostSignificantBits == ids.High;
        }
        if (id?.ValueCase != UUID.ValueOneofCase.String || !Guid.TryParse(id.String, out var guid)) return false;
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        correlation = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) == ids.High;
    }

    public void Give(BatchAppendResp answer, PendingAppend append)
    {
        if (answer.ResultCase == BatchAppendResp.ResultOneofCase.Success) Made(answer.Success, append);
        else append.Failed(FailureOf(answer.Error ?? new(), append));
    }

    private void Made(BatchAppendResp.Types.Success success, PendingAppend append)
    {
        if (success.RevisionCase != BatchAppendResp.Types.Success.RevisionOneofCase.CurrentRevision
            || success.PlaceCase != BatchAppendResp.Types.Success.PlaceOneofCase.Position)
        {
            append.Failed(new LogUnavailableException(
                $"{node} confirms an append to '{append.Stream}' without saying where it stands; read the stream to find out"));
            return;
        }
        var appended = new Appended((long)success.CurrentRevision, WireEvents.PositionOf(success.Position));
        head.Met(appended.Position);
        append.Made(appended);
    }

    private Exception FailureOf(BatchAppendResp.Types.Status error, PendingAppend append)
    {
        if (error.Details is { } details)
        {
            if (details.TryUnpack(out WrongExpectedVersion wrong)) return WrongRevision(wrong, append);
            if (details.TryUnpack(out MaximumAppendSizeExceeded _))
                return new AppendTooLargeException(append.Events, append.Frame.Length);
            if (details.TryUnpack(out AccessDenied _)) return Refused(GrpcStatus.PermissionDenied, "access-denied", $"denies access to '{append.Stream}'", append);
            if (details.TryUnpack(out StreamDeleted _)) return Refused(GrpcStatus.NotFound, "stream-deleted", $"has '{append.Stream}' deleted", append);
            if (details.TryUnpack(out BadRequest bad)) return Refused(GrpcStatus.InvalidArgument, null, $"can't read the append: {bad.Message}", append);
            if (details.TryUnpack(out Wire.Timeout _)) return ServerFailures.AsUnknownOutcome(new(GrpcStatus.DeadlineExceeded, $"{node} timed out"));
        }
        return OfMessage(error, append);
    }

    /// <summary>Without details: the server didn't take the append on, or failed at it in a way that it has no word for.</summary>
    private Exception OfMessage(BatchAppendResp.Types.Status error, PendingAppend append)
    {
        // What the server says while it starts and while its queue is full, and it says it only with these words.
        if (error.Message.Contains("Busy", StringComparison.OrdinalIgnoreCase)) return new LogBusyException(options.RetryAfter);
        if (error.Message.Contains("Not Ready", StringComparison.OrdinalIgnoreCase))
            return Refused(GrpcStatus.Unavailable, null, "is not ready yet", append);
        if (error.Message.Contains("leader", StringComparison.OrdinalIgnoreCase))
            return Refused(GrpcStatus.Unavailable, "not-leader", $"says: {error.Message}", append);
        var status = (GrpcStatus)error.Code;
        var said = error.Message.Length > 0 ? error.Message : string.Create(CultureInfo.InvariantCulture, $"status {error.Code}");
        return ServerFailures.AsUnknownOutcome(new(status, $"{node} failed at the append: {said}"));
    }

    private LogUnavailableException Refused(GrpcStatus status, string? kind, string what, PendingAppend append) =>
        ServerFailures.AsUnavailable(new(status, $"{node} {what}; nothing was appended to '{append.Stream}'") { Kind = kind });

    private static WrongExpectedRevisionException WrongRevision(WrongExpectedVersion wrong, PendingAppend append) =>
        new(append.Stream, append.Expected, wrong.CurrentCase == WrongExpectedVersion.CurrentOneofCase.CurrentStreamRevision
            ? (long)wrong.CurrentStreamRevision
            : null);
}
