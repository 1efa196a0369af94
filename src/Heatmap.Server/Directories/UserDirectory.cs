using Heatmap.Api;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Server;

/// <summary>The people who may sign in and the organisations they belong to, as they are now.</summary>
public sealed class UserDirectory : IUserDirectory, IAsyncDisposable
{
    private readonly LiveFold<Entry> _entries;

    public UserDirectory(IEventSubscription log, LiveFoldOptions options) =>
        _entries = new LiveFold<Entry>(log, EventFilter.Streams(StreamName.UserPrefix, StreamName.OrganizationPrefix), Fold, options);

    public IReadOnlyDictionary<string, UserProfile> All => _entries.All
        .Where(e => e.Value.User is { Password: not null })
        .ToDictionary(e => e.Key.Value[StreamName.UserPrefix.Length..], e => e.Value.User!, StringComparer.Ordinal);

    public string? OrganizationName(string organization) => _entries.Find(StreamName.Organization(organization))?.Organization;

    public Task CaughtUpAsync(CancellationToken cancellation) => _entries.CaughtUpAsync(cancellation);

    public Task ReachedAsync(Position position, CancellationToken cancellation) => _entries.ReachedAsync(position, cancellation);

    public ValueTask DisposeAsync() => _entries.DisposeAsync();

    private static Entry Fold(Entry? before, DecodedEvent e) => e.Happened switch
    {
        OrganizationFounded founded => new Entry(null, founded.Name),
        _ => new Entry(UserProfile.Evolve(before?.User, e.Happened), before?.Organization),
    };

    private sealed record Entry(UserProfile? User, string? Organization);
}
