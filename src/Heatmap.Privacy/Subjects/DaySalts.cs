using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heatmap.Privacy;

/// <summary>
/// The salt of the day (UTC) for the sites that recognise visitors of strict mode within a day. It stands wrapped in the key store for its day, so that a restart doesn't split
/// visitors; with the next day it is destroyed, and with it the map rows that came of it: nobody can tell any more whether a
/// visitor of yesterday is one of today.
/// </summary>
public sealed class DaySalts
{
    /// <summary>The scope of the salts' names among the secrets. A storage format.</summary>
    public const string Scope = "salts";

    private readonly IWrappedSecrets _secrets;
    private readonly ISubjectMap _map;
    private readonly MasterKeys _master;
    private readonly IRandomness _random;
    private readonly TimeProvider _time;
    private readonly Turn _turning = new();
    private volatile Salt? _today;

    internal DaySalts(KeyStore store, MasterKeys master, IRandomness random, TimeProvider time) =>
        (_secrets, _map, _master, _random, _time) = (store.Secrets, store.Map, master, random, time);

    /// <summary>Makes today's salt when there is none and destroys those before, with their map rows. Called at each turn of the day.</summary>
    public async Task TurnAsync(CancellationToken cancellation = default) => await TodayAsync(cancellation).ConfigureAwait(false);

    /// <summary>
    /// The day's key for hashing addresses where nodes count requests together: the same on all nodes, and destroyed with the salt
    /// that it comes from.
    /// </summary>
    public async ValueTask<ReadOnlyMemory<byte>> AddressKeyAsync(CancellationToken cancellation = default) =>
        (await TodayAsync(cancellation).ConfigureAwait(false)).AddressKey;

    /// <summary>The day's hash of what a strict-mode visitor is recognised by.</summary>
    internal async ValueTask<(byte[] Hash, int Day)> HashAsync(VisitorMark.DayTrace trace, CancellationToken cancellation)
    {
        var salt = await TodayAsync(cancellation).ConfigureAwait(false);
        var address = trace.Address.GetAddressBytes();
        var source = new byte[1 + address.Length + Encoding.UTF8.GetByteCount(trace.UserAgent)];
        source[0] = (byte)address.Length;
        address.CopyTo(source, 1);
        Encoding.UTF8.GetBytes(trace.UserAgent, source.AsSpan(1 + address.Length));
        return (HMACSHA256.HashData(salt.Key, source), salt.Day);
    }

    private async ValueTask<Salt> TodayAsync(CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime).DayNumber;
        if (_today is { } known && known.Day == day) return known;
        using var taken = await _turning.TakeAsync(cancellation).ConfigureAwait(false);
        return _today is { } made && made.Day == day ? made : _today = await TurnToAsync(day, cancellation).ConfigureAwait(false);
    }

    private async Task<Salt> TurnToAsync(int day, CancellationToken cancellation)
    {
        var before = _today;
        var name = new SecretName(Scope, day.ToString("000000", CultureInfo.InvariantCulture));
        // Those of days to come stay: they are another node's, whose clock is a little ahead.
        await _secrets.DestroyBeforeAsync(name, cancellation).ConfigureAwait(false);
        await _map.ExpireAsync(day, cancellation).ConfigureAwait(false);
        var key = await _secrets.FindOrMakeAsync(name, _master, _random, cancellation).ConfigureAwait(false);
        if (before is not null) CryptographicOperations.ZeroMemory(before.Key);
        // What is hashed with the salt itself begins with an address's length, 4 or 16: never with a letter.
        return new Salt(day, key, HMACSHA256.HashData(key, "addresses in limits"u8));
    }

    private sealed record Salt(int Day, byte[] Key, byte[] AddressKey);
}
