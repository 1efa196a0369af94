using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>What the fold of accounts keeps of one subject: what is known of the visitor, the session underway, what was done for each account.</summary>
internal sealed record AccountState
{
    [JsonPropertyName("k")] public AccountLink Link { get; init; } = AccountLink.Unknown;

    /// <summary>The session's id, its first and last moment; nothing before the first event.</summary>
    [JsonPropertyName("i")] public string? Session { get; init; }
    [JsonPropertyName("f")] public Moment First { get; init; }
    [JsonPropertyName("l")] public Moment Last { get; init; }
    [JsonPropertyName("v")] public bool Entered { get; init; }
    [JsonPropertyName("c")] public Campaign? Campaign { get; init; }

    /// <summary>Of the run that began last.</summary>
    [JsonPropertyName("n")] public string? Network { get; init; }

    /// <summary>The session's account, and the pages seen since it has one.</summary>
    [JsonPropertyName("a")] public string? Account { get; init; }
    [JsonPropertyName("p")] public IReadOnlyList<string>? Pages { get; init; }

    /// <summary>By account.</summary>
    [JsonPropertyName("b")] public IReadOnlyDictionary<string, AccountPersonRow>? People { get; init; }

    /// <summary>
    /// What people said, each with the event that told it. Not kept: what is said changes the link or is said again, so that the fold begins
    /// afresh with all that was said, or has nothing new to tell.
    /// </summary>
    [JsonIgnore] public IReadOnlyList<(AccountSaid Said, EventId Event)> Said { get; init; } = [];

    /// <summary>Whether there are rows of what people said.</summary>
    [JsonPropertyName("h")] public bool HasSayings { get; init; }

    /// <summary>
    /// Whether anything was counted, or said. Of most visitors nothing was, and nothing is stored; who gets an account later is folded afresh.
    /// </summary>
    [JsonIgnore] public bool IsWorthKeeping => People is not null || HasSayings;

    /// <summary>Nothing counted yet, by all that was told. What others say of somebody who did nothing is nothing, as it is to retention.</summary>
    public static AccountState Of(IReadOnlyList<VisitorEvent> all)
    {
        var said = all.Any(e => e.IsByVisitor) ? AccountSayings.Of(all) : [];
        return new AccountState { Link = AccountLink.Of(all), Said = said, HasSayings = said.Count > 0 };
    }
}
