namespace Heatmap.Domain;

/// <summary>What people who look at a site may say of one of its visitors.</summary>
public abstract record VisitorCommand
{
    private VisitorCommand()
    {
    }

    /// <summary>The visitor belongs to this account, whatever else is known.</summary>
    public sealed record LinkAccount(string Account) : VisitorCommand;

    /// <summary>The visitor doesn't belong to this account.</summary>
    public sealed record UnlinkAccount(string Account) : VisitorCommand;

    /// <summary>What was said of the visitor and this account doesn't stand any more.</summary>
    public sealed record WithdrawAccount(string Account) : VisitorCommand;

    /// <summary>The visitor objects to profiling, or no longer does.</summary>
    public sealed record Object(bool Objects) : VisitorCommand;
}
