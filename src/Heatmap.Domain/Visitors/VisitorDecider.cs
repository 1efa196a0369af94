using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>What people say of a visitor is appended to the visitor's own stream, beside what the browser sends.</summary>
public static class VisitorDecider
{
    private const int MostUnlinked = 100;

    public static Decider<VisitorCommand, VisitorProfile> Rules { get; } = new(new VisitorProfile(), Decide, (visitor, happened) => visitor.Evolve(happened));

    private static IReadOnlyList<IEvent> Decide(VisitorCommand command, VisitorProfile visitor)
    {
        if (!visitor.Exists) throw new RefusedException("unknown-visitor", "The site has no such visitor, or no longer.");
        switch (command)
        {
            case VisitorCommand.LinkAccount c:
                IntentRuling.CheckAccount(c.Account);
                return visitor.Linked == c.Account ? [] : [new AccountLinked(c.Account)];
            case VisitorCommand.UnlinkAccount c:
                IntentRuling.CheckAccount(c.Account);
                if (visitor.Unlinked.Count >= MostUnlinked) throw new RefusedException("too-many-accounts", $"At most {MostUnlinked} accounts can be ruled out for one visitor.");
                return visitor.Unlinked.Contains(c.Account) && visitor.Linked != c.Account ? [] : [new AccountUnlinked(c.Account)];
            case VisitorCommand.WithdrawAccount c:
                return visitor.Linked == c.Account || visitor.Unlinked.Contains(c.Account) ? [new AccountLinkWithdrawn(c.Account)] : [];
            case VisitorCommand.Object c:
                return visitor.Objects == c.Objects ? [] : [new ProfilingObjected(c.Objects)];
            default:
                throw new InvalidOperationException($"No rule for {command.GetType().Name}.");
        }
    }
}
