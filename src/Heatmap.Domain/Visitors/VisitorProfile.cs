using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>What the deciders must know of a visitor: whether anybody is there, and what was said by hand.</summary>
public sealed record VisitorProfile
{
    /// <summary>False for a stream without events, and after the visitor was forgotten or expired.</summary>
    public bool Exists { get; init; }

    public bool Gone { get; init; }

    public string? Linked { get; init; }

    public IReadOnlyList<string> Unlinked { get; init; } = [];

    public bool Objects { get; init; }

    public VisitorProfile Evolve(IEvent happened) => happened switch
    {
        SubjectForgotten or SubjectExpired => this with { Exists = false, Gone = true },
        AccountLinked e => this with { Linked = e.Account, Unlinked = [.. Unlinked.Where(u => u != e.Account)] },
        AccountUnlinked e => this with { Linked = Linked == e.Account ? null : Linked, Unlinked = [.. Unlinked.Where(u => u != e.Account), e.Account] },
        AccountLinkWithdrawn e => this with { Linked = Linked == e.Account ? null : Linked, Unlinked = [.. Unlinked.Where(u => u != e.Account)] },
        ProfilingObjected e => this with { Objects = e.Objects },
        VisitorKnown e => this with { Exists = !Gone, Linked = e.Linked, Unlinked = e.Unlinked ?? [], Objects = e.Objects },
        _ => this with { Exists = !Gone },
    };
}
