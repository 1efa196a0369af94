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
        List<IFault> faults = [new KilledServer(server), new FrozenProcess(server.Name, server, () => server.Id)];
        if (SmallDisk.IsPossible) faults.Add(new FullDisk(disk, server.Name));
        if (SlowDisk.IsPossible) faults.Add(new SlowDisk(server.Name, server, () => server.Id));
        Faults = [.. faults, .. ClockJump.AllOf(server, OffsetsOf(disk))];
    }

    public string Name => "embedded";

    public Shop Shop { get; }

    public IReadOnlyList<ServerProcess> Servers => [_server];

    public IReadOnlyList<IFault> Faults { get; }

    public IReadOnlyList<string> LeftOut { get; } =
    [
        .. SmallDisk.IsPossible ? [] : new[] { SmallDisk.Missing },
        .. SlowDisk.IsPossible ? [] : new[] { SlowDisk.Missing },
        .. ClockJump.Library is null ? new[] { ClockJump.Missing } : [],
    ];

    public static async Task<EmbeddedSetup> OpenAsync(string folder)
    {
        var disk = Directory.CreateDirectory(Path.Combine(folder, "embedded")).FullName;
        await SmallDisk.MountAsync(disk, DiskSize);
        var server = new ServerProcess("the server", Path.Combine(disk, "data"), ClockJump.Environment(OffsetsOf(disk)));
        try
        {
            await server.StartAsync();
            return new EmbeddedSetup(disk, server, await Founding.FoundAsync(server));
        }
        catch
        {
            await server.DisposeAsync();
            await SmallDisk.UnmountAsync(disk);
            throw;
        }
    }

    public OpenedLog OpenLog() => OpenedLog.Of(SqliteLog.Open(Path.Combine(_server.Data, "log", "log.db")));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await SmallDisk.UnmountAsync(_disk);
    }

    /// <summary>Beside the disk, which may be full when the clock is turned.</summary>
    private static string OffsetsOf(string disk) => disk + "-clock";
}
