using Heatmap.Api;
using Heatmap.Events;
using Heatmap.Ingest;
using Heatmap.Log;
using Heatmap.Projector;
using Heatmap.Query;

namespace Heatmap.Server;

/// <summary>The sites as they are now, for every room that asks: collecting by public key, the API by id, the projector by definitions.</summary>
public sealed class SiteDirectory : ISites, ISiteDirectory, ISiteDefinitions, IKeptEvents, IAsyncDisposable
{
    private readonly LiveFold<Registration> _sites;
    private readonly IEventReader _reader;
    private readonly EventCodec _codec;
    private volatile SiteIndex? _index;

    public SiteDirectory(IEventSubscription log, IEventReader reader, LiveFoldOptions options)
    {
        (_reader, _codec) = (reader, options.Codec);
        _sites = new LiveFold<Registration>(log, EventFilter.Streams(StreamName.SitePrefix), Fold, options);
    }

    public IReadOnlyDictionary<string, Definitions> Changed => Profiles()
        .Where(p => p.Definitions.Version != Definitions.Default.Version)
        .ToDictionary(p => p.Id.Value, p => p.Definitions, StringComparer.Ordinal);

    public IReadOnlyList<SiteProfile> All => [.. Profiles().OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];

    public SiteProfile? Find(SiteId id) => _sites.Find(StreamName.Site(id))?.Profile;

    public SiteProfile? Find(string publicKey) => Index().ByKey.GetValueOrDefault(publicKey);

    public bool HasOrigin(string origin) => Index().Origins.Contains(origin);

    public IReadOnlyList<SiteProfile> OfOrganization(string organization) =>
        [.. Profiles().Where(p => p.Organization == organization).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];

    public long? Since(SiteId site) => Find(site)?.Retention is { Run: > 0 } retention ? retention.Before : null;

    public Task CaughtUpAsync(CancellationToken cancellation) => _sites.CaughtUpAsync(cancellation);

    public Task ReachedAsync(Position position, CancellationToken cancellation) => _sites.ReachedAsync(position, cancellation);

    public async Task<Definitions> AtVersionAsync(SiteId site, int version, CancellationToken cancellation)
    {
        var definitions = Definitions.Default;
        if (version == definitions.Version) return definitions;
        await foreach (var recorded in _reader.ReadStreamAsync(StreamName.Site(site), ReadDirection.Forwards, cancellation: cancellation))
        {
            definitions = definitions.Evolve(_codec.Read(recorded.Type, recorded.Data));
            if (definitions.Version == version) return definitions;
        }

        throw new InvalidOperationException($"Site {site} never had definitions of version {version}.");
    }

    public ValueTask DisposeAsync() => _sites.DisposeAsync();

    // Racing readers may both build the index; either is right.
    private SiteIndex Index()
    {
        var all = _sites.All;
        if (_index is { } index && ReferenceEquals(index.Of, all)) return index;
        var profiles = Profiles().ToList();
        return _index = new SiteIndex(
            all,
            profiles.ToDictionary(p => p.PublicKey, StringComparer.Ordinal),
            profiles.SelectMany(p => p.Origins).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private IEnumerable<SiteProfile> Profiles() => _sites.All.Values.Select(r => r.Profile).OfType<SiteProfile>();

    private static Registration Fold(Registration? before, Log.DecodedEvent e)
    {
        var id = new SiteId(e.Stream.Value[StreamName.SitePrefix.Length..]);
        return new Registration(SiteProfile.Evolve(id, before?.Profile, e.Happened));
    }

    private sealed record SiteIndex(object Of, Dictionary<string, SiteProfile> ByKey, HashSet<string> Origins);

    private sealed record Registration(SiteProfile? Profile);
}
