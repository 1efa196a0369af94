using Heatmap.Events;
using Heatmap.Query;
using Heatmap.Views;
using Heatmap.Views.Sql;

namespace Heatmap.Server;

/// <summary>Commits made-up accounts to views that hold nothing else, and tells of what is changed.</summary>
internal sealed class AccountCommits(SqlViews views, IAnnouncements announcements, MadeAccounts made, int accounts, Fence fence, GenerationId generation)
{
    private const int AccountsAtOnce = 500;
    private const int Changed = 100;

    private int _changes;

    public GenerationId Generation => generation;

    public static async Task<AccountCommits> BeginAsync(
        SqlViews views, IAnnouncements announcements, MadeAccounts made, int accounts, CancellationToken cancellation)
    {
        await views.Membership.BeatAsync("bench", TimeSpan.Zero, cancellation);
        var fence = new Fence(await views.Leases.TakeAsync("bench", [0], cancellation));
        var version = new Projections.AccountsProjection().Version;
        var live = new Generation(
            new GenerationId(0), version.Name, version.Code, Views.Generation.EverySite, Definitions.Default.Version, GenerationState.Live, Trouble: null);
        var generation = (await views.Generations.SaveAsync(fence, [live], cancellation))[0].Id;
        return new AccountCommits(views, announcements, made, accounts, fence, generation);
    }

    public async Task FillAsync(CancellationToken cancellation)
    {
        for (var first = 0; first < accounts; first += AccountsAtOnce)
            await CommitAsync(made.TotalsOf(first, Math.Min(AccountsAtOnce, accounts - first)), [], cancellation);
    }

    /// <summary>A hundred accounts are as busy again as they were, others each time until all were.</summary>
    public async Task ChangeAsync(CancellationToken cancellation)
    {
        var number = _changes++;
        var totals = made.TotalsOf(number * Changed % accounts, Math.Min(Changed, accounts));
        var advance = new Advance(0, number == 0 ? null : $"{number}.0", $"{number + 1}.0");
        await CommitAsync(totals, [advance], cancellation);
        announcements.Publish(new ViewChange(AccountsQuery.Projection, generation, advance.To, [], [], totals, [advance]));
    }

    private Task CommitAsync(IReadOnlyList<RollupDelta> totals, IReadOnlyList<Advance> advances, CancellationToken cancellation) =>
        views.Writer.CommitAsync(fence, [new GenerationCommit(generation, [], [], totals, [], advances)], cancellation);
}
