using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>
/// What a visitor's stream is known to hold: its last revision, the runs that began in it, and the answer of every batch.
/// </summary>
internal sealed class StreamState
{
    // Most batches were taken whole: their answers are shared.
    private static readonly CollectAnswer[] Whole = [.. Enumerable.Range(0, 101).Select(n => new CollectAnswer(n, []))];

    private readonly Dictionary<Guid, CollectAnswer> _answers = [];
    private readonly HashSet<Guid> _runs = [];

    /// <summary>Null while the stream doesn't exist.</summary>
    public long? LastRevision { get; private set; }

    /// <summary>The subject was forgotten: nothing comes after that.</summary>
    public bool IsForgotten { get; private set; }

    /// <summary>Retention has ended the stream; the subject's key is about to go, and who comes again is another subject.</summary>
    public bool IsExpired { get; private set; }

    public int Batches => _answers.Count;

    public CollectAnswer? AnswerOf(Guid batch) => _answers.GetValueOrDefault(batch);

    public bool HasRun(Guid run) => _runs.Contains(run);

    public void Took(PreparedBatch batch, long lastRevision)
    {
        LastRevision = lastRevision;
        _runs.Add(batch.Run);
        _answers[batch.Batch] = batch.Answer.Rejected.Count == 0 ? Whole[batch.Answer.Accepted] : batch.Answer;
    }

    public void Forget() => IsForgotten = true;

    public void Expire() => IsExpired = true;

    /// <summary>Takes in one stored event, in whatever order they are read.</summary>
    public void Saw(long revision, Envelope envelope)
    {
        LastRevision = Math.Max(LastRevision ?? 0, revision);
        _runs.Add(envelope.Run);
        var before = _answers.GetValueOrDefault(envelope.Batch) ?? Whole[0];
        // The server's own events have sequence 0 and don't count as accepted.
        var accepted = before.Accepted + (envelope.Sequence > 0 ? 1 : 0);
        var refused = envelope.Refused ?? before.Rejected;
        _answers[envelope.Batch] = refused.Count == 0 ? Whole[accepted] : new CollectAnswer(accepted, refused);
    }
}
