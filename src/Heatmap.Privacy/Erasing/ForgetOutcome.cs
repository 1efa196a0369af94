namespace Heatmap.Privacy;

/// <summary>What a request to forget came to: a closed set.</summary>
public abstract record ForgetOutcome
{
    private ForgetOutcome()
    {
    }

    /// <summary>A receipt for each subject; those forgotten before are among them with the receipt of then.</summary>
    public sealed record Forgotten(IReadOnlyList<ErasureReceipt> Receipts) : ForgetOutcome;

    /// <summary>The visitor's tombstone stands: the erasure was made, or has begun and will be finished.</summary>
    public sealed record AlreadyForgotten : ForgetOutcome;

    /// <summary>Nobody of that site is known by this; nothing was changed.</summary>
    public sealed record NobodyFound : ForgetOutcome;
}
