using System.Security.Cryptography;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// From visitors to subjects. A subject is made at first sight, with a random id and a fresh key, durable before the answer; known
/// ones come from memory.
/// </summary>
public sealed class Subjects
{
    private readonly KeyStore _store;
    private readonly MasterKeys _master;
    private readonly SiteKeys _sites;
    private readonly DaySalts _salts;
    private readonly SubjectCache _cache;
    private readonly SharedMemory _memory;
    private readonly IRandomness _random;
    private readonly TimeProvider _time;

    internal Subjects(
        KeyStore store, MasterKeys master, SiteKeys sites, DaySalts salts, SubjectCache cache, SharedMemory memory, VaultOptions options)
    {
        (_store, _master, _sites, _salts, _cache, _memory) = (store, master, sites, salts, cache, memory);
        (_random, _time) = (options.Random, options.Time);
    }

    /// <summary>
    /// Who a visitor of a site is. Of calls at the same time for one visitor all get one subject. A run of strict mode keeps the
    /// subject that it began with, over midnight and over a change of the site's setting: a batch sent again reaches the stream that
    /// has it.
    /// </summary>
    public async ValueTask<Resolution> ResolveAsync(SiteId site, VisitorMark visitor, CancellationToken cancellation = default)
    {
        var hash = await _sites.OfAsync(site, cancellation).ConfigureAwait(false);
        var (mark, trace) = visitor switch
        {
            VisitorMark.OwnId own => (hash.OfVisitor(own.Visitor), null),
            VisitorMark.Run run => (hash.OfRun(run.Id), run.Day),
            _ => throw new InvalidOperationException("A visitor is recognised by an id or by a run."),
        };
        return await ResolveAsync(site, hash, mark, null, trace, cancellation).ConfigureAwait(false);
    }

    /// <summary>A subject under a given id, made when it isn't there yet: for those that nobody is recognised as, such as user accounts.</summary>
    /// <exception cref="SubjectErasedException">The subject was there and was forgotten; its id can't be used again.</exception>
    public async Task<Subject> CreateAsync(SiteId realm, SubjectId subject, CancellationToken cancellation = default)
    {
        var stamp = _cache.Stamp;
        var hash = await _sites.OfAsync(realm, cancellation).ConfigureAwait(false);
        var entry = await AddAsync(realm, subject, null, null, hash.TombstoneOf(subject), cancellation).ConfigureAwait(false);
        var answer = await AnswerAsync(realm, entry, null, stamp, cancellation).ConfigureAwait(false);
        return answer is Resolution.Known known ? known.Subject : throw new SubjectErasedException(realm, subject);
    }

    /// <summary>A subject by its id; null when its key was destroyed or never was.</summary>
    /// <exception cref="DamagedKeyException">Its key is there and doesn't open.</exception>
    public ValueTask<Subject?> FindAsync(SiteId realm, SubjectId subject, CancellationToken cancellation = default) =>
        _memory.IsFresh && _cache.Find(realm, subject) is { } cached
            ? new ValueTask<Subject?>(cached)
            : RecallAsync(realm, subject, cancellation);

    /// <summary>Subjects by their ids, with one call into the key store for those that are not in memory; the erased are left out.</summary>
    /// <exception cref="DamagedKeyException">A key is there and doesn't open.</exception>
    public async Task<IReadOnlyDictionary<SubjectId, Subject>> FindAsync(
        SiteId realm, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation = default)
    {
        await _memory.FreshAsync(cancellation).ConfigureAwait(false);
        var (found, stamp) = (new Dictionary<SubjectId, Subject>(), _cache.Stamp);
        foreach (var subject in subjects)
        {
            if (_cache.Find(realm, subject) is { } cached) found[subject] = cached;
        }

        var missing = subjects.Where(s => !found.ContainsKey(s)).ToList();
        if (missing.Count == 0) return found;
        foreach (var (subject, wrapped) in await _store.Keys.FindAsync(realm, missing, cancellation).ConfigureAwait(false))
        {
            // One whose epoch ended meanwhile is read again by itself.
            var unwrapped = Unwrap(realm, subject, wrapped, null, stamp) ?? await LoadAsync(realm, subject, null, cancellation).ConfigureAwait(false);
            if (unwrapped is not null) found[subject] = unwrapped;
        }

        return found;
    }

    private async ValueTask<Subject?> RecallAsync(SiteId realm, SubjectId subject, CancellationToken cancellation)
    {
        await _memory.FreshAsync(cancellation).ConfigureAwait(false);
        return _cache.Find(realm, subject) ?? await LoadAsync(realm, subject, null, cancellation).ConfigureAwait(false);
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Reads a key until it opens: one read just before a rotation ended its epoch is there again, under the next. Null when it
    /// is gone, or its epoch was before it was read.
    /// </summary>
    private async ValueTask<Subject?> LoadAsync(SiteId realm, SubjectId subject, Mark? mark, CancellationToken cancellation)
    {
        for (var last = 0; ;)
        {
            var stamp = _cache.Stamp;
            var wrapped = await _store.Keys.FindAsync(realm, subject, cancellation).ConfigureAwait(false);
            if (wrapped is null || wrapped.Epoch == last) return null;
            if (Unwrap(realm, subject, wrapped, mark, stamp) is { } unwrapped) return unwrapped;
            last = wrapped.Epoch;
        }
    }

    private async ValueTask<Resolution> ResolveAsync(
        SiteId site, SiteHash hash, Mark mark, int? day, VisitorMark.DayTrace? trace, CancellationToken cancellation)
    {
        await _memory.FreshAsync(cancellation).ConfigureAwait(false);
        if (_cache.Find(mark) is { } cached) return cached.Known;

        var stamp = _cache.Stamp;
        var tombstone = hash.TombstoneOf(mark);
        var entry = await _store.Map.FindAsync(site, mark, tombstone, Now, cancellation).ConfigureAwait(false);
        if (entry is SubjectEntry.None)
        {
            entry = trace is not null
                ? await BindAsync(site, hash, mark, trace, tombstone, cancellation).ConfigureAwait(false)
                : await AddAsync(site, new SubjectId(_random.NextId()), mark, day, tombstone, cancellation).ConfigureAwait(false);
        }

        return await AnswerAsync(site, entry, mark, stamp, cancellation).ConfigureAwait(false);
    }

    /// <summary>Puts a run's mark beside its visitor's mark of the day. The run's stays when the day's goes: the log says as much of it.</summary>
    private async Task<SubjectEntry> BindAsync(
        SiteId site, SiteHash hash, Mark run, VisitorMark.DayTrace trace, Mark tombstone, CancellationToken cancellation)
    {
        var (dayHash, day) = await _salts.HashAsync(trace, cancellation).ConfigureAwait(false);
        if (await ResolveAsync(site, hash, hash.OfDay(dayHash), day, null, cancellation).ConfigureAwait(false) is not Resolution.Known known)
            return SubjectEntry.Tombstone;
        return await _store.Keys.AddAsync(new NewSubject(site, known.Subject.Id, null, run, null, tombstone, Now), cancellation).ConfigureAwait(false);
    }

    private async Task<SubjectEntry> AddAsync(
        SiteId site, SubjectId subject, Mark? mark, int? day, Mark tombstone, CancellationToken cancellation)
    {
        var key = _random.NextKey();
        try
        {
            return await _master.AddAsync(
                new KeyRow.OfSubject(site, subject),
                key,
                wrapped => _store.Keys.AddAsync(new NewSubject(site, subject, wrapped, mark, day, tombstone, Now), cancellation)).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private async Task<Resolution> AnswerAsync(SiteId site, SubjectEntry entry, Mark? mark, long stamp, CancellationToken cancellation)
    {
        if (entry is not SubjectEntry.Found found) return Resolution.Forgotten.Instance;
        var subject = Unwrap(site, found.Subject, found.Key, mark, stamp)
            ?? await LoadAsync(site, found.Subject, mark, cancellation).ConfigureAwait(false);
        return subject is null ? Resolution.Forgotten.Instance : subject.Known;
    }

    private Subject? Unwrap(SiteId site, SubjectId subject, WrappedKey wrapped, Mark? mark, long stamp)
    {
        if (_master.Unwrap(new KeyRow.OfSubject(site, subject), wrapped) is not { } key) return null;
        var unwrapped = new Subject(site, subject, key);
        CryptographicOperations.ZeroMemory(key);
        return _cache.Add(unwrapped, mark, stamp);
    }
}
