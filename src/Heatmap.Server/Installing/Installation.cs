using Heatmap.Commands;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;
using Heatmap.Projections;
using Heatmap.Projector;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Server;

/// <summary>
/// Everything of one installation, opened and wired: log, keys, views, projector. The stores are in its data folder, or where they
/// are said to be; then other nodes may use them too. What the web server and the command line do, they do through this.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<(string Name, Task Task)> _tasks = [];
    private readonly InstallationStores _stores;
    private readonly VaultUpkeep _upkeep;
    private readonly BlobRetention _retained;

    private Installation(DataFolder folder, InstallationStores stores, ILoggerFactory logging, TimeProvider time, RedisParts? redis)
    {
        var (log, views, keys) = (stores.Log, stores.Views, stores.Keys);
        (Folder, _stores, Logging, Time, Redis) = (folder, stores, logging, time, redis);
        Changes = new SharedChanges(redis, views, () => Projector!.Cluster.Members.Count > 1, time, logging.CreateLogger<SharedChanges>());
        _upkeep = new VaultUpkeep(keys.Vault);
        var following = new LiveFoldOptions { Time = time, Logger = logging.CreateLogger("Heatmap.Directories") };
        Sites = new SiteDirectory(log, log, following);
        Users = new UserDirectory(log, following);
        Commands = new CommandHandler(log, log, EventCodec.Default, time, NewId);
        // A folder has one owner: whatever node is still listed in its views is a former life of this one.
        var cluster = new ClusterOptions { Node = $"{Environment.MachineName}-{NewId():N}", Alone = views.HasOneOwner };
        Projector = new ProjectorNode(Ports(), AllProjections.List, cluster, time, logging.CreateLogger<ProjectorNode>());
        Rebuilds = new Rebuilds(Projector, logging.CreateLogger<Rebuilds>());
        Forgetting = new Forgetting(keys.Vault, log, log, new ViewTotals(Projector, new PagesQuery(new LiveViews(views.Ports.Generations, views.Ports.Progress, Sites), views.Ports.Rollups)));
        _retained = new BlobRetention(log, stores.Blobs.Store, stores.Blobs.Catalogue);
        RetentionRuns = new SiteRetentionRuns(Commands, _retained, time);
        Retention = new Retention(Projector, RetentionPorts(), time, NewId);
    }

    public DataFolder Folder { get; }

    /// <summary>The secrets' folder, which all nodes share.</summary>
    public string Secrets => _stores.Secrets;

    public OpenedLog Log => _stores.Log;

    public OpenedViews Views => _stores.Views;

    public KeyVault Keys => _stores.Keys;

    public OpenedBlobs Blobs => _stores.Blobs;

    public ILoggerFactory Logging { get; }

    public TimeProvider Time { get; }

    public SiteDirectory Sites { get; }

    public UserDirectory Users { get; }

    public CommandHandler Commands { get; }

    public ProjectorNode Projector { get; }

    public Rebuilds Rebuilds { get; }

    public Forgetting Forgetting { get; }

    public Retention Retention { get; }

    internal SiteRetentionRuns RetentionRuns { get; }

    /// <summary>What is shared with other nodes; null where there are none.</summary>
    public RedisParts? Redis { get; }

    /// <summary>Totals for queries: those of the views, or the same from where hot ones are kept.</summary>
    public IRollupReader Rollups => Redis?.Tiles.Read(Views.Ports.Rollups, Views.Ports.Progress) ?? Views.Ports.Rollups;

    public SharedChanges Changes { get; }

    public IAnnouncements Announcements => Changes.Announcements;

    /// <summary>Background work that has ended though nobody stopped it, or fails time and again, with why; empty while all is well.</summary>
    public IReadOnlyList<string> Troubles =>
    [
        .. _tasks.Where(t => t.Task.IsCompleted && !_stop.IsCancellationRequested).Select(t => $"{t.Name}: {t.Task.Exception?.InnerException?.Message ?? "ended"}"),
        .. _upkeep.LastFailure is { } failure ? [$"vault: {failure.Message}"] : (string[])[],
    ];

    public static Guid NewId() => SystemIds.Next();

    /// <summary>Opens the stores: the ledger is applied and checked before anything else can be read.</summary>
    /// <param name="folder">Taken; this node's alone.</param>
    /// <param name="logging">Where to tell what happens.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="redis">What is shared with other nodes by way of Redis; taken over.</param>
    /// <param name="addresses">Where the stores are; null for where the environment says, or in the folder.</param>
    /// <exception cref="ControlException">The addresses can't be understood, or don't go together.</exception>
    public static async Task<Installation> OpenAsync(
        DataFolder folder,
        ILoggerFactory logging,
        TimeProvider time,
        CancellationToken cancellation,
        RedisParts? redis = null,
        StoreAddresses? addresses = null)
    {
        var stores = await InstallationStores.OpenAsync(addresses ?? StoreAddresses.FromEnvironment(folder.Path), time, cancellation);
        if (stores.Views.Discarded)
            logging.CreateLogger<Installation>().LogWarning("The views were of another version and have been emptied; they are folded again from the log");
        var installation = new Installation(folder, stores, logging, time, redis);
        await installation.Sites.CaughtUpAsync(cancellation);
        await installation.Users.CaughtUpAsync(cancellation);
        return installation;
    }

    /// <summary>Begins the background work: folding, due builds, unfinished erasures, the nightly rotation.</summary>
    public void Start()
    {
        var nightly = new NightlyRotation(Keys.Vault, Forgetting, Time);
        var due = new DueBuilds(Projector, Rebuilds, Logging.CreateLogger<DueBuilds>());
        Run("projector", () => Projector.RunAsync(_stop.Token));
        Run("changes", () => Changes.RunAsync(_stop.Token));
        Run("vault", () => _upkeep.RunAsync(_stop.Token));
        Run("rebuilds", () => due.RunAsync(_stop.Token));
        Run("erasures", async () =>
        {
            await Projector.Opened.WaitAsync(_stop.Token);
            await Forgetting.ResumeAsync(_stop.Token);
            await nightly.RunAsync(_stop.Token);
        });
        Run("retention", async () =>
        {
            await Projector.Opened.WaitAsync(_stop.Token);
            await new NightlyRetention(Retention, Sites, Time, Logging.CreateLogger<NightlyRetention>()).RunAsync(_stop.Token);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks.Select(t => t.Task)).ContinueWith(_ => { }, TaskScheduler.Default);
        await Sites.DisposeAsync();
        await Users.DisposeAsync();
        Projector.Dispose();
        if (Redis is not null) await Redis.DisposeAsync();
        await _stores.DisposeAsync();
        Folder.Dispose();
        _stop.Dispose();
    }

    private ProjectorPorts Ports()
    {
        var views = Views.Ports;
        return new ProjectorPorts(
            Log, Log, EventCodec.Default, views.Generations, views.Troubles, views.Audit, views.Rows, views.Progress,
            Redis?.Tiles.Tell(views.Writer) ?? views.Writer, views.Leases,
            views.Membership, Announcements, Sites);
    }

    private RetentionPorts RetentionPorts() =>
        new(Log, new LogWithViews(Log, Views, _retained), Views.Ports.Rollups, RetentionRuns, new ExpiringKeys(new Expiry(Keys.Vault)));

    private void Run(string name, Func<Task> work)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Stopped with the installation.
            }
            catch (Exception e)
            {
                Logging.CreateLogger<Installation>().LogCritical(e, "The {Work} has stopped; restart to try again", name);
                throw;
            }
        });
        _tasks.Add((name, task));
    }
}
