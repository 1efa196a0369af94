using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Privacy;

namespace Heatmap.Api;

/// <summary>Finds the subjects that a request needs the keys of, all of a list at once.</summary>
public sealed class SubjectLoader(Subjects subjects) : BatchLoader<(SiteId Site, SubjectId Subject), Subject>
{
    protected override async Task<IReadOnlyDictionary<(SiteId Site, SubjectId Subject), Subject>> LoadAsync(
        IReadOnlyList<(SiteId Site, SubjectId Subject)> keys, CancellationToken cancellation)
    {
        var found = new Dictionary<(SiteId, SubjectId), Subject>();
        foreach (var site in keys.GroupBy(key => key.Site, key => key.Subject))
        {
            foreach (var (id, subject) in await subjects.FindAsync(site.Key, [.. site], cancellation)) found[(site.Key, id)] = subject;
        }

        return found;
    }
}
