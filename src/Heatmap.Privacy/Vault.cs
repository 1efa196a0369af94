using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// The room's parts over one key store, one ledger and one secrets folder. Opening it does what must be done before anything is
/// served: the ledger's chain is checked and applied to the key store, a rotation that was begun is finished, old salts go.
/// </summary>
public sealed class Vault
{
    // Of a node that dies at it; what is done in turn takes a second or two.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly SubjectCache _cache;
    private readonly Guid _node;

    private Vault(KeyStore store, ErasureLedger ledger, MasterKeys master, SigningKey signing, VaultOptions options)
    {
        (Store, Ledger, Master, Options) = (store, ledger, master, options);
        _cache = new SubjectCache(options.CachedSubjects);
        _node = options.Random.NextId();
        Memory = new SharedMemory(store.Shared?.News, _cache, master, options);
        var sites = new SiteKeys(store.Secrets, master, options.Random);
        Salts = new DaySalts(store, master, options.Random, options.Time);
        Subjects = new Subjects(store, master, sites, Salts, _cache, Memory, options);
        Sealer = new Sealer(options.Random);
        Opener = new Opener(Subjects);
        Identities = new Identities(store.Index, sites);
        Epochs = new Epochs(store.Rewrapping, master, Memory, ledger, options.Time);
        Receipts = new Receipts(ledger, signing, store.Remains);
        Finder = new SubjectFinder(store, sites, Identities, ledger, options.Time);
        Destruction = new KeyDestruction(store, sites, Memory, options);
    }

    public Subjects Subjects { get; }

    public Sealer Sealer { get; }

    public Opener Opener { get; }

    public Identities Identities { get; }

    public Epochs Epochs { get; }

    public DaySalts Salts { get; }

    public ErasureLedger Ledger { get; }

    public Receipts Receipts { get; }

    /// <summary>Keys that opening cleared away because the epoch that they were wrapped in was destroyed: those of an old backup.</summary>
    public int ClearedAway { get; private set; }

    /// <summary>Erasures whose keys a restored backup had brought back; opening destroyed them again.</summary>
    public IReadOnlyList<Erasure> BroughtBack { get; private set; } = [];

    internal KeyStore Store { get; }

    internal MasterKeys Master { get; }

    internal SharedMemory Memory { get; }

    internal VaultOptions Options { get; }

    internal SubjectFinder Finder { get; }

    internal KeyDestruction Destruction { get; }

    internal long Now => Options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Who is meant; none when nobody is known by this, null for somebody who was forgotten.</summary>
    public Task<IReadOnlyList<SubjectId>?> FindAsync(SiteId site, Whom whom, CancellationToken cancellation = default) =>
        Finder.FindAsync(site, whom, cancellation);

    /// <summary>Opens a vault for serving.</summary>
    /// <exception cref="LedgerBrokenException">The ledger's chain doesn't hold.</exception>
    /// <exception cref="SecretsMissingException">The secrets folder is not the key store's.</exception>
    public static async Task<Vault> OpenAsync(
        KeyStore store, ILedgerStore ledger, ISecretFiles secrets, VaultOptions options, CancellationToken cancellation = default)
    {
        var erasures = await ErasureLedger.OpenAsync(ledger, store.Anchor, cancellation).ConfigureAwait(false);
        var master = MasterKeys.Open(secrets, options.Random);
        var newest = await store.Rewrapping.ReadOlderAsync(int.MaxValue, 1, cancellation).ConfigureAwait(false);
        // Read after the folder was: another node may have begun an epoch in between.
        if (newest.Count > 0 && newest[0].Value.Epoch > master.Current) master.Reload();
        if (newest.Count > 0 && newest[0].Value.Epoch > master.Current) throw new SecretsMissingException(newest[0].Value.Epoch, master.Current);
        if (master.Current == 0) master.Begin(0);
        var vault = new Vault(store, erasures, master, SigningKey.Open(secrets), options);
        await vault.PrepareAsync(cancellation).ConfigureAwait(false);
        return vault;
    }

    /// <summary>A vault in memory, for tests.</summary>
    public static Task<Vault> InMemoryAsync(VaultOptions? options = null) =>
        OpenAsync(InMemoryKeyStore.Create(), new InMemoryLedgerStore(), new InMemorySecretFiles(), options ?? new VaultOptions());

    /// <summary>Another node forgot a subject: it leaves this node's caches.</summary>
    public void Drop(SiteId site, SubjectId subject) => _cache.Drop(site, subject);

    /// <summary>
    /// Runs work that no two nodes may do at the same time, after waiting for another node that is at it. Callers on one node see to
    /// one another themselves.
    /// </summary>
    /// <exception cref="KeyStoreUnavailableException">The key store, by which nodes take turns, is away; nothing was done.</exception>
    public async Task<T> InTurnAsync<T>(string work, Func<Task<T>> run, CancellationToken cancellation = default)
    {
        while (!await TryTakeTurnAsync(work, LongestTurn, cancellation).ConfigureAwait(false))
            await Task.Delay(BetweenTries, Options.Time, cancellation).ConfigureAwait(false);
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            await EndTurnAsync(work).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes the turn for work that one node at a time does, or keeps it, for so long; false while another has it.
    /// </summary>
    internal async Task<bool> TryTakeTurnAsync(string work, TimeSpan length, CancellationToken cancellation) =>
        Store.Shared is null || await Store.Shared.Turns.TryTakeAsync(work, _node, length, cancellation).ConfigureAwait(false);

    internal Task EndTurnAsync(string work) =>
        Store.Shared is null ? Task.CompletedTask : Store.Shared.Turns.EndAsync(work, _node, CancellationToken.None);

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await Memory.ReadAsync(cancellation).ConfigureAwait(false);
        await Ledger.AnchorAsync(cancellation).ConfigureAwait(false);
        ClearedAway = await Store.Rewrapping.KeepOnlyAsync(Master.Existing.ToList(), cancellation).ConfigureAwait(false);
        BroughtBack = await Destruction.ApplyAsync(Ledger, Now, cancellation).ConfigureAwait(false);
        await Epochs.ResumeAsync(cancellation).ConfigureAwait(false);
        await Salts.TurnAsync(cancellation).ConfigureAwait(false);
    }
}
