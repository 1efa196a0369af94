using Heatmap.Log.Sql;

namespace Heatmap.Faults;

/// <summary>One process with everything in it, SQLite on a small disk of its own.</summary>
internal sealed class EmbeddedSetup : ISetup
{
    // Room for some rounds, and soon full when it is to be.
    private const string DiskSize = "192m";

    private readonly string _disk;
    private readonly ServerProcess _server;

    private EmbeddedSetup(string disk, ServerProcess server, Shop shop)
    {
        (_disk, _server, Shop) = (disk, server, shop);
        var offsets = disk + "-clock";
        List<IFault> faults = [new KilledServer(server), new FrozenServer(server)];
        if (SmallDisk.IsPossible) faults.Add(new FullDisk(disk, server.Name));
        if (SlowDisk.IsPossible) faults.Add(new SlowDisk(server));
        if (ClockJump.Library is not null) faults.AddRange(new ClockJump(server, offsets, "+3h"), new ClockJump(server, offsets, "-40m"));
        Faults = faults;
    }

    public string Name => "embedded";

    public Shop Shop { get; }

    public IReadOnlyList<ServerProcess> Servers => [_server];

    public IReadOnlyList<IFault> Faults { get; }

    public static async Task<EmbeddedSetup> OpenAsync(string folder)
    {
        var disk = Directory.CreateDirectory(Path.Combine(folder, "embedded")).FullName;
        await SmallDisk.MountAsync(disk, DiskSize);
        var server = new ServerProcess("the server", Path.Combine(disk, "data"), ClockJump.Environment(disk + "-clock"));
        await server.StartAsync();
        return new EmbeddedSetup(disk, server, await Founding.FoundAsync(server));
    }

    public OpenedLog OpenLog()
    {
        var log = SqliteLog.Open(Path.Combine(_server.Data, "log", "log.db"));
        return new OpenedLog(log, log, log);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await SmallDisk.UnmountAsync(_disk);
    }
}
