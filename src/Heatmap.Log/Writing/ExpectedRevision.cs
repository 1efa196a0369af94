namespace Heatmap.Log;

/// <summary>What a writer believes of a stream when it appends: a closed set.</summary>
public abstract record ExpectedRevision
{
    private ExpectedRevision()
    {
    }

    /// <summary>Whatever the stream holds.</summary>
    public static ExpectedRevision Any { get; } = new AnyRevision();

    /// <summary>The stream has no event yet.</summary>
    public static ExpectedRevision NoStream { get; } = new NoRevision();

    /// <summary>The stream's last event has this revision.</summary>
    public static ExpectedRevision Exactly(long revision) => new ExactRevision(revision);

    /// <summary>Whether a stream whose last event has this revision (null: no event) is where it was expected.</summary>
    public bool Holds(long? last) => this switch
    {
        AnyRevision => true,
        NoRevision => last is null,
        ExactRevision exact => last == exact.Revision,
        _ => throw new InvalidOperationException("The set of expected revisions is closed."),
    };

    public sealed record AnyRevision : ExpectedRevision;

    public sealed record NoRevision : ExpectedRevision;

    public sealed record ExactRevision : ExpectedRevision
    {
        internal ExactRevision(long revision)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(revision);
            Revision = revision;
        }

        public long Revision { get; }
    }
}
