using System.Security.Cryptography;
using Heatmap.Ingest;
using Heatmap.Privacy;
using Heatmap.Redis;

namespace Heatmap.Server;

/// <summary>What an installation of several nodes shares through Redis: announcements and limits.</summary>
public sealed class RedisParts(RedisAddress address, ILoggerFactory logging, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The setting that names Redis; without it everything stays in the process.</summary>
    public const string Setting = "ConnectionStrings__Redis";

    public RedisNode Node { get; } = RedisNode.Start(
        address,
        new RedisOptions(time, logging, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)))) { Projections = SharedChanges.Watched });

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
