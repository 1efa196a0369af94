using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Api;

/// <summary>The schema's AccountPerson: a visitor as the log knows them.</summary>
public sealed class AccountPersonFields(SiteId site, AccountPersonRow row)
{
    public string Subject => row.Subject;

    public DateTimeOffset FirstSeenAt => DateTimeOffset.FromUnixTimeMilliseconds(row.First);

    public DateTimeOffset LastSeenAt => DateTimeOffset.FromUnixTimeMilliseconds(row.Last);

    public int SessionCount => row.Sessions;

    public int PageViews => row.PageViews;

    public long EngagedMs => row.EngagedMs;

    public string LastSession => row.Session;

    public async Task<bool> Forgotten(SubjectLoader subjects) => await subjects.LoadAsync((site, SubjectId.Parse(row.Subject))) is null;
}
