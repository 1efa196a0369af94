using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>
/// The schema's LedgerEntry. Of a visitor who was forgotten, where the counts stay, it tells that and no more: no event, no session,
/// no page.
/// </summary>
public sealed class LedgerEntryFields(SiteId site, LedgerEntry entry)
{
    public IntentRuleFields Rule => new(entry.Rule);

    public double Points => entry.Points;

    public double Share => entry.Share / 100.0;

    public long Count => entry.Count;

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(entry.At);

    public async Task<LedgerLoss?> Lost(SubjectLoader subjects) =>
        entry.Row is null ? LedgerLoss.Retention : await IsForgottenAsync(subjects) ? LedgerLoss.Forgotten : null;

    public async Task<Guid?> Event(SubjectLoader subjects) => await IsOpenAsync(subjects) ? entry.Row!.Event : null;

    public async Task<string?> Session(SubjectLoader subjects) => await IsOpenAsync(subjects) ? entry.Row!.Session : null;

    public async Task<string?> Subject(SubjectLoader subjects) => await IsOpenAsync(subjects) ? entry.Row!.Subject : null;

    public async Task<string?> Page(SubjectLoader subjects) => await IsOpenAsync(subjects) ? entry.Row!.Page : null;

    /// <summary>The cursor of the timeline's entry.</summary>
    public async Task<string?> Entry(SubjectLoader subjects) =>
        await IsOpenAsync(subjects) ? TimelineCursor.Of(entry.Row!.Moment, entry.Row.Revision) : null;

    private async Task<bool> IsOpenAsync(SubjectLoader subjects) => entry.Row is not null && !await IsForgottenAsync(subjects);

    private async Task<bool> IsForgottenAsync(SubjectLoader subjects) => await subjects.LoadAsync((site, SubjectId.Parse(entry.Row!.Subject))) is null;
}
