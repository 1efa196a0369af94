using Heatmap.Events;

namespace Heatmap.Projections.Tests.Accounts;

/// <summary>What people said of a visitor, and which of it still stands.</summary>
public sealed class AccountSayingsSpecs
{
    private const string Acme = "domain:acme.example";
    private const string Globex = "domain:globex.example";

    [Fact]
    public void Who_said_what_and_when_is_a_row_also_of_a_visitor_of_no_account() =>
        Rows(new Visit().Start(0).View(0, "/").Told(5, new AccountUnlinked(Acme), by: "ann")).ShouldBe([$"not {Acme} by ann at 5"]);

    [Fact]
    public void A_visitor_belongs_to_the_account_said_last_and_another_answer_takes_the_place_of_the_one_before() =>
        Rows(new Visit().Start(0).View(0, "/")
            .Told(1, new AccountLinked(Acme), by: "ann").Told(2, new AccountUnlinked(Globex), by: "bob").Told(3, new AccountLinked(Globex), by: "cy"))
            .ShouldBe([$"{Globex} by cy at 3"]);

    [Fact]
    public void Who_says_the_same_again_does_not_become_who_said_it() =>
        Rows(new Visit().Start(0).View(0, "/").Told(1, new AccountLinked(Acme), by: "ann").Told(2, new AccountLinked(Acme), by: "bob"))
            .ShouldBe([$"{Acme} by ann at 1"]);

    [Fact]
    public void What_is_taken_back_is_gone_and_what_else_is_known_decides()
    {
        var visit = new Visit().StartFrom(0, "Acme Corp").View(0, "/")
            .Told(1, new AccountLinked(Acme), by: "ann").Told(2, new AccountUnlinked("network:Acme Corp"), by: "ann").Told(3, new AccountLinkWithdrawn(Acme), by: "bob");
        Rows(visit).ShouldBe(["not network:Acme Corp by ann at 2"]);
        AccountLinkSpecs.AccountsOf(visit).ShouldBeEmpty();

        visit.Told(4, new AccountLinkWithdrawn("network:Acme Corp"), by: "bob");
        Rows(visit).ShouldBeEmpty();
        AccountLinkSpecs.AccountsOf(visit).ShouldBe(["network:Acme Corp"]);
    }

    [Fact]
    public void What_retention_leaves_tells_who_said_it_and_an_older_note_that_somebody_did()
    {
        var known = new VisitorKnown(null, 0, Acme, [Globex], false);
        Rows(new Visit().Start(0).View(0, "/").Told(9, known with { Said = [new AccountSaid(Acme, true, "ann", Visit.Ten), new AccountSaid(Globex, false, "bob", Visit.Ten + 60_000)] }))
            .ShouldBe([$"{Acme} by ann at 0", $"not {Globex} by bob at 1"]);
        Rows(new Visit().Start(0).View(0, "/").Told(9, known)).ShouldBe([$"{Acme} by  at 9", $"not {Globex} by  at 9"], ignoreOrder: true);
    }

    private static IReadOnlyList<string> Rows(Visit visit)
    {
        var emitted = Emitted.By(new AccountsProjection(), visit);
        return [.. emitted.Rows.Where(r => r.Value is AccountSaidRow).OrderBy(r => emitted.Ranks[r.Key])
            .Select(r => Words((AccountSaidRow)r.Value, emitted.Ranks[r.Key]))];
    }

    private static string Words(AccountSaidRow said, long at) =>
        $"{(said.Belongs ? "" : "not ")}{said.Account} by {said.By} at {(at - Visit.Ten) / 60_000}";
}
