using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// Which account a visitor's session belongs to: what a person said, else the domain of the e-mail they identified with, else whose
/// network they came from. Ids are <c>domain:acme.example</c> and <c>network:Acme Corp</c>: stable, and nothing about one person.
/// </summary>
public static class AccountNames
{
    private const string DomainPrefix = "domain:";
    private const string NetworkPrefix = "network:";

    // What a person links is refused when it goes in a circle; this is for the ones that two people make at the same time.
    private const int MostSteps = 16;

    /// <summary>Null for none.</summary>
    public static string? Of(AccountLink link, string? network, Definitions definitions)
    {
        if (link.Objects) return null;
        string?[] candidates = [link.Linked, OfDomain(link.Domain), network is null ? null : NetworkPrefix + network];
        foreach (var candidate in candidates)
        {
            if (candidate is not null && Mapped(candidate, definitions) is { } account && link.Unlinked?.Contains(account) != true) return account;
        }

        return null;
    }

    /// <summary>The organisation of a network that people work at: none where it is rented servers, a telephone network, an access provider or a veil.</summary>
    public static string? NetworkOf(CaptureStarted capture) =>
        capture.Network is { Length: > 0 } network && capture.NetworkFlags is null or { Count: 0 } && !AccessProviders.IsOne(capture.Network!) ? capture.Network : null;

    /// <summary>What people call the account.</summary>
    public static string NameOf(string account) => account[(account.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public static bool IsDomain(string account) => account.StartsWith(DomainPrefix, StringComparison.Ordinal);

    private static string? OfDomain(string? domain) => domain is null || PersonalMail.IsOne(domain) ? null : DomainPrefix + domain;

    private static string? Mapped(string account, Definitions definitions)
    {
        string? mapped = account;
        for (var step = 0; step < MostSteps && mapped is not null && definitions.Accounts.TryGetValue(mapped, out var to) && to != mapped; step++) mapped = to;
        return mapped;
    }
}
