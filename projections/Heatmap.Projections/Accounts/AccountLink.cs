using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>What is known of a visitor over all sessions that says which account is theirs. What comes later of the same kind counts.</summary>
public sealed record AccountLink
{
    public static AccountLink Unknown { get; } = new();

    /// <summary>Of the last identification that told one, and when that was (Unix milliseconds).</summary>
    [JsonPropertyName("d")] public string? Domain { get; init; }
    [JsonPropertyName("t")] public long IdentifiedAt { get; init; }

    /// <summary>By hand: the account, and accounts that it isn't.</summary>
    [JsonPropertyName("a")] public string? Linked { get; init; }
    [JsonPropertyName("u")] public IReadOnlyList<string>? Unlinked { get; init; }

    /// <summary>Whether the visitor objects to profiling, and when that was said.</summary>
    [JsonPropertyName("o")] public bool Objects { get; init; }
    [JsonPropertyName("p")] public long ObjectedAt { get; init; }

    /// <summary>Whether a person said anything of it that stands.</summary>
    [JsonIgnore] public bool IsByHand => Linked is not null || Unlinked is not null;

    public static AccountLink Of(IEnumerable<VisitorEvent> all) => all.Aggregate(Unknown, (link, e) => link.After(e));

    public AccountLink After(VisitorEvent e) => e.Happened switch
    {
        VisitorIdentified { EmailDomain: { } domain } when e.Envelope.At >= IdentifiedAt => this with { Domain = domain, IdentifiedAt = e.Envelope.At },
        AccountLinked linked when Linked != linked.Account => this with { Linked = linked.Account, Unlinked = Without(linked.Account) },
        AccountUnlinked unlinked when Linked == unlinked.Account || Unlinked?.Contains(unlinked.Account) != true => this with
        {
            Linked = Linked == unlinked.Account ? null : Linked,
            Unlinked = [.. Without(unlinked.Account) ?? [], unlinked.Account],
        },
        AccountLinkWithdrawn withdrawn => this with
        {
            Linked = Linked == withdrawn.Account ? null : Linked,
            Unlinked = Without(withdrawn.Account),
        },
        ProfilingObjected objected => Objecting(objected.Objects, e.Envelope.At),
        ConsentChanged consent when consent.Categories.Contains("profiling") => Objecting(false, e.Envelope.At),

        // Global Privacy Control asks for exactly this (globalprivacycontrol.org): no use beyond the visit itself.
        ConsentChanged { Source: "gpc" } => Objecting(true, e.Envelope.At),
        VisitorKnown known => Knowing(known, e.Envelope.At),
        _ => this,
    };

    /// <summary>After an event by which a fold goes that knows all from its beginning: what once told otherwise tells nothing any more.</summary>
    public AccountLink Confirmed(VisitorEvent e) => After(e) is var told && told.Says(this) ? told : this;

    /// <summary>What retention must leave behind when the events that say this go.</summary>
    public VisitorKnown ToKnown(IReadOnlyList<AccountSaid> said) =>
        new(Domain, IdentifiedAt, Linked, Unlinked, Objects) { Said = said.Count > 0 ? said : null };

    /// <summary>Whether both say the same, whenever it was said.</summary>
    public bool Says(AccountLink other) =>
        Domain == other.Domain && Linked == other.Linked && Objects == other.Objects && (Unlinked ?? []).SequenceEqual(other.Unlinked ?? []);

    private AccountLink Objecting(bool objects, long at) =>
        at < ObjectedAt ? this : this with { Objects = objects, ObjectedAt = at };

    private AccountLink Knowing(VisitorKnown known, long at) => Objecting(known.Objects, at) with
    {
        Domain = known.EmailDomain is not null && known.IdentifiedAt >= IdentifiedAt ? known.EmailDomain : Domain,
        IdentifiedAt = Math.Max(known.IdentifiedAt, IdentifiedAt),
        Linked = known.Linked,
        Unlinked = known.Unlinked is { Count: > 0 } unlinked ? unlinked : null,
    };

    private List<string>? Without(string account) =>
        Unlinked?.Where(u => u != account).ToList() is { Count: > 0 } rest ? rest : null;

    public bool Equals(AccountLink? other) =>
        other is not null && Says(other) && IdentifiedAt == other.IdentifiedAt && ObjectedAt == other.ObjectedAt;

    public override int GetHashCode() => HashCode.Combine(Domain, Linked, Objects);
}
