using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// What people said of a visitor and still stands, each with the event that tells it: at most one account that the visitor belongs to, and
/// those that they don't. Another answer to the same question takes the place of the one before.
/// </summary>
public static class AccountSayings
{
    public static IReadOnlyList<(AccountSaid Said, EventId Event)> Of(IEnumerable<VisitorEvent> all)
    {
        var standing = new List<(AccountSaid Said, EventId Event)>();
        foreach (var e in all)
        {
            switch (e.Happened)
            {
                case AccountLinked linked:
                    Say(standing, new AccountSaid(linked.Account, true, e.Envelope.By, e.Envelope.At), e.Envelope.Id);
                    break;
                case AccountUnlinked unlinked:
                    Say(standing, new AccountSaid(unlinked.Account, false, e.Envelope.By, e.Envelope.At), e.Envelope.Id);
                    break;
                case AccountLinkWithdrawn withdrawn:
                    standing.RemoveAll(s => s.Said.Account == withdrawn.Account);
                    break;
                case VisitorKnown known:
                    standing = [.. Known(known, e.Envelope.At).Select(said => (said, e.Envelope.Id))];
                    break;
            }
        }

        return standing;
    }

    private static void Say(List<(AccountSaid Said, EventId Event)> standing, AccountSaid said, EventId by)
    {
        // Who says the same again says nothing new.
        if (standing.Exists(s => s.Said.Account == said.Account && s.Said.Belongs == said.Belongs)) return;
        standing.RemoveAll(s => s.Said.Account == said.Account || (s.Said.Belongs && said.Belongs));
        standing.Add((said, by));
    }

    /// <summary>Older notes of retention know what was said, and not by whom: theirs is the time that is left.</summary>
    private static IEnumerable<AccountSaid> Known(VisitorKnown known, long at) => known.Said ??
    [
        .. known.Linked is { } linked ? new[] { new AccountSaid(linked, true, null, at) } : [],
        .. (known.Unlinked ?? []).Select(account => new AccountSaid(account, false, null, at)),
    ];
}
