using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A site's versioned rules for reading its events: the fold of what its stream says of them. Version 1 is what every site begins
/// with; each change makes a new one. Projections see nothing else of the world but events.
/// </summary>
public sealed record Definitions
{
    public static Definitions Default { get; } = new();

    // Elsewhere absent means default; here a stored false or 0 must not come back as a rule's default.
    [JsonPropertyName("v"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Version { get; init; } = 1;

    /// <summary>Milliseconds without an event after which a new session begins: 30 minutes, the web analytics convention.</summary>
    [JsonPropertyName("g"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public long SessionGap { get; init; } = 30 * 60 * 1000;

    /// <summary>Whether arriving by another campaign begins a new session.</summary>
    [JsonPropertyName("c"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public bool CampaignStartsSession { get; init; } = true;

    /// <summary>Paths that count as one page, tried in order; a path that none matches is its own page.</summary>
    [JsonPropertyName("p"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public IReadOnlyList<PageGroup> Pages { get; init; } = [];

    /// <summary>The site's funnels, in the order in which they were defined. They have events of their own.</summary>
    [JsonIgnore] public IReadOnlyList<Funnel> Funnels { get; init; } = [];

    /// <summary>The version that brought what all projections read by: everything but the funnels.</summary>
    [JsonIgnore] public int ReadingVersion { get; init; } = 1;

    /// <summary>The version that brought what funnels are counted by: the last change of a funnel's meaning, of how events are read, or of whose a network is.</summary>
    [JsonIgnore] public int CountingVersion { get; init; } = 1;

    /// <summary>The site's intent rules. They have events of their own.</summary>
    [JsonIgnore] public IntentState Intent { get; init; } = IntentState.Default;

    /// <summary>What a person said whole networks and domains are: an account, or none. By account.</summary>
    [JsonIgnore] public IReadOnlyDictionary<string, string?> Accounts { get; init; } = new Dictionary<string, string?>();

    /// <summary>The version that brought what accounts are counted by: a rule that matches something new, or what a network is.</summary>
    [JsonIgnore] public int AccountsVersion { get; init; } = 1;

    /// <summary>The definitions after one more event of the site's stream.</summary>
    public Definitions Evolve(IEvent happened) => happened switch
    {
        DefinitionsChanged e => this with
        {
            Version = e.Definitions.Version,
            SessionGap = e.Definitions.SessionGap,
            CampaignStartsSession = e.Definitions.CampaignStartsSession,
            Pages = e.Definitions.Pages,
            ReadingVersion = e.Definitions.Version,
            CountingVersion = Funnels.Count > 0 ? e.Definitions.Version : CountingVersion,
        },
        FunnelDefined e => Counting(e.Version, [.. Funnels, e.Funnel with { Version = e.Version }]),
        FunnelChanged e => Changed(e),
        FunnelArchived e => Counting(e.Version, [.. Funnels.Where(f => f.Id != e.Id)]),
        IntentRulesDrafted e => Tried(e),
        IntentRulesAccepted e => this with { Version = e.Version, Intent = Intent.Evolve(e) },
        IntentRulesDropped e => this with { Version = e.Version, Intent = Intent.Evolve(e) },
        AccountMapped e => this with
        {
            Version = e.Version,
            AccountsVersion = e.Version,
            CountingVersion = Funnels.Count > 0 ? e.Version : CountingVersion,
            Accounts = new Dictionary<string, string?>(Accounts) { [e.From] = e.To },
        },
        _ => this,
    };

    /// <summary>Rules that only weigh otherwise what is counted already need no new count.</summary>
    private Definitions Tried(IntentRulesDrafted e)
    {
        var counted = Intent.Counted.Select(r => r.Number).ToHashSet();
        return this with
        {
            Version = e.Version,
            Intent = Intent.Evolve(e),
            AccountsVersion = e.Rules.Rules.All(r => counted.Contains(r.Number)) ? AccountsVersion : e.Version,
        };
    }

    /// <summary>The page that a path counts for.</summary>
    public string PageOf(string path)
    {
        foreach (var group in Pages)
        {
            if (group.Matches(path)) return group.Name;
        }

        return path;
    }

    private Definitions Counting(int version, IReadOnlyList<Funnel> funnels) =>
        this with { Version = version, CountingVersion = version, Funnels = funnels };

    private Definitions Changed(FunnelChanged e)
    {
        var renamed = Funnels.FirstOrDefault(f => f.Id == e.Funnel.Id && f.MeansTheSame(e.Funnel));
        var changed = e.Funnel with { Version = renamed?.Version ?? e.Version };
        var funnels = Funnels.Select(f => f.Id == changed.Id ? changed : f).ToList();
        return renamed is null ? Counting(e.Version, funnels) : this with { Version = e.Version, Funnels = funnels };
    }

    // Records compare lists by reference; two definitions with the same content are the same.
    public bool Equals(Definitions? other) =>
        other is not null && Version == other.Version && SessionGap == other.SessionGap
        && CampaignStartsSession == other.CampaignStartsSession && Pages.SequenceEqual(other.Pages) && Funnels.SequenceEqual(other.Funnels);

    public override int GetHashCode() => HashCode.Combine(Version, SessionGap, CampaignStartsSession, Pages.Count);
}
