using System.Security.Cryptography;
using Heatmap.Ingest;
using Heatmap.Privacy;
using Heatmap.Projections;
using Heatmap.Redis;

namespace Heatmap.Server;

/// <summary>What an installation of several nodes shares through Redis: announcements, limits, hot tiles.</summary>
public sealed class RedisParts : IAsyncDisposable
{
    /// <summary>The setting that names Redis; without it everything stays in the process.</summary>
    public const string Setting = "ConnectionStrings__Redis";

    // What heatmaps are made of.
    private static readonly HashSet<string> Hot = [ClickMapView.Family, ClickMapView.ElementFamily];

    public RedisParts(RedisAddress address, ILoggerFactory logging, TimeProvider time)
    {
        var id = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        Node = RedisNode.Start(address, new RedisOptions(time, logging, id) { Projections = SharedChanges.Watched });
        Tiles = Node.Tiles(Hot);
    }

    public RedisNode Node { get; }

    /// <summary>Heatmaps' tiles that are often asked for.</summary>
    public TileCache Tiles { get; }

    /// <summary>Null where no Redis is set.</summary>
    /// <exception cref="ControlException">The setting can't be understood.</exception>
    public static RedisParts? FromEnvironment(ILoggerFactory logging, TimeProvider time)
    {
        if (Environment.GetEnvironmentVariable(Setting) is not { Length: > 0 } text) return null;
        try
        {
            return new RedisParts(RedisAddress.Parse(text), logging, time);
        }
        catch (FormatException e)
        {
            throw new ControlException($"{Setting}: {e.Message}");
        }
    }

    public IRateLimits Limit(IngestOptions limits, Vault vault) => Node.Limit(limits, vault.Salts.AddressKeyAsync);

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
