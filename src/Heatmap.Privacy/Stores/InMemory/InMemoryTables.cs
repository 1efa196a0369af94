using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>The tables that the in-memory ports share, under one lock.</summary>
internal sealed class InMemoryTables
{
    public Lock Lock { get; } = new();

    public Dictionary<(SiteId Site, SubjectId Subject), WrappedKey> Keys { get; } = [];

    public Dictionary<(SiteId Site, Mark Mark), (SubjectId Subject, int? Day)> Map { get; } = [];

    public Dictionary<(SiteId Site, Mark Mark), long> Tombstones { get; } = [];

    public HashSet<(SiteId Site, Mark Mark, SubjectId Subject)> Index { get; } = [];

    public Dictionary<SecretName, WrappedKey> Secrets { get; } = [];

    public LedgerHead? Head { get; set; }

    public List<KeyRow.OfSubject> Dropped { get; } = [];

    public int CurrentEpoch { get; set; }

    public int OldestEpoch { get; set; }

    public Dictionary<string, Guid> Turns { get; } = [];

    public bool IsBuried(SiteId site, Mark tombstone, long now) => Tombstones.TryGetValue((site, tombstone), out var until) && until > now;

    public void CheckEpoch(WrappedKey key)
    {
        if (key.Epoch < CurrentEpoch) throw new EpochEndedException(CurrentEpoch);
    }

    /// <summary>A map row without a key counts for nothing.</summary>
    public SubjectEntry Find(SiteId site, Mark mark) =>
        Map.TryGetValue((site, mark), out var row) && Keys.TryGetValue((site, row.Subject), out var key)
            ? new SubjectEntry.Found(row.Subject, key)
            : SubjectEntry.Unknown;

    public void RemoveTraces(SiteId site, SubjectId subject)
    {
        foreach (var row in Map.Where(r => r.Key.Site == site && r.Value.Subject == subject).ToList()) Map.Remove(row.Key);
        Index.RemoveWhere(r => r.Site == site && r.Subject == subject);
    }
}
