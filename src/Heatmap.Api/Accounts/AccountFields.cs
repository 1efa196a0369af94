using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Projections;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's Account: as it stood at a time, by the rules that are in force now.</summary>
public sealed class AccountFields(SiteId site, IntentRules rules, AccountFigures figures, Origin origin)
{
    private const double Hundredths = 100;
    private const long Hour = 60 * 60 * 1000;
    private const int MostScores = 400;

    public string Id => figures.Id;

    public string Name => AccountNames.NameOf(figures.Id);

    public AccountKind Kind => AccountNames.IsDomain(figures.Id) ? AccountKind.Domain : AccountKind.Network;

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(figures.At);

    public double Intent => figures.Intent / Hundredths;

    public double Engagement => figures.Engagement / Hundredths;

    public double Points => figures.Points;

    public AccountCategory Category => figures.Category;

    public long SessionCount => figures.Sessions;

    public long PageViews => figures.PageViews;

    public long EngagedMs => figures.EngagedMs;

    public int PeopleCount => figures.People;

    public ProvenanceFields Provenance => new(origin);

    /// <summary>Totals know the hour; the person seen last knows the moment, as long as nobody was seen after the time that is asked for.</summary>
    public async Task<DateTimeOffset> LastSeenAt([FromServices] AccountPeopleQuery people, CancellationToken cancellation)
    {
        var last = await people.LastSeenAsync(site, figures.Id, cancellation);
        var exact = last is { } at && at >= figures.LastHour && at < figures.LastHour + Hour;
        return DateTimeOffset.FromUnixTimeMilliseconds(exact ? last!.Value : figures.LastHour);
    }

    public async Task<IReadOnlyList<AccountScoreFields>> Scores(
        DateTimeOffset from, DateTimeOffset to, int points, [FromServices] AccountsQuery accounts, CancellationToken cancellation)
    {
        var range = Limits.Checked(from, to);
        if (points is < 2 or > MostScores) throw new GraphQLException("BAD_ARGUMENT", $"'points' must be between 2 and {MostScores}.");
        var times = Enumerable.Range(0, points).Select(i => range.From + (long)((range.To - range.From) * (i / (points - 1.0)))).ToList();
        var scores = await accounts.AtTimesAsync(site, rules, figures.Id, times, cancellation);
        return [.. times.Zip(scores, (at, score) => new AccountScoreFields(
            DateTimeOffset.FromUnixTimeMilliseconds(at), (score?.Intent ?? 0) / Hundredths, (score?.Engagement ?? 0) / Hundredths))];
    }

    public async Task<LedgerConnectionFields> Ledger(int first, string? after, [FromServices] LedgerQuery ledgers, CancellationToken cancellation)
    {
        var skipped = after is null ? 0 : AccountCursor.Read(after, figures.At);
        var ledger = await ledgers.OfAsync(site, rules, figures.Id, figures.At, cancellation);
        return LedgerConnectionFields.Of(site, ledger, figures.At, skipped, Limits.Checked(first, "first"));
    }

    public async Task<SessionConnectionFields> Sessions(int first, string? after, [FromServices] AccountPeopleQuery people, CancellationToken cancellation) =>
        SessionConnectionFields.Of(site, await people.SessionsAsync(site, figures.Id, Limits.Checked(first, "first"), Cursor(after), cancellation));

    public async Task<AccountPersonConnectionFields> People(int first, string? after, [FromServices] AccountPeopleQuery people, CancellationToken cancellation)
    {
        var (found, more) = await people.PeopleAsync(site, figures.Id, Limits.Checked(first, "first"), Cursor(after), cancellation);
        return AccountPersonConnectionFields.Of(site, found, more);
    }

    public async Task<IReadOnlyList<AccountPageFields>> Pages(int first, [FromServices] AccountPeopleQuery people, CancellationToken cancellation) =>
        [.. (await people.PagesAsync(site, figures.Id, Limits.Checked(first, "first"), cancellation)).Select(p => new AccountPageFields(p.Page, p.Views))];

    private static (long, string)? Cursor(string? after) =>
        after is null ? null : SessionCursor.Read(after) ?? throw new GraphQLException("BAD_ARGUMENT", "'after' is no cursor of this list.");
}
