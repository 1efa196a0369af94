using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>Counts in windows in Redis: one script, atomic, by Redis's own clock, so that the nodes' clocks don't matter.</summary>
internal sealed class WindowScript(WindowSize size)
{
    private static readonly string Text = Load();

    // EVALSHA names a script by its SHA-1 (redis.io, EVALSHA); nothing rests on the strength of the hash.
#pragma warning disable CA5350
    private static readonly byte[] Hash = System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(Text));
#pragma warning restore CA5350

    /// <param name="windows">For each its key, what passed already and what more is wanted.</param>
    public async Task<WindowAnswers> CountAsync(IDatabase database, IReadOnlyList<(RedisKey Key, int Passed, int Wanted)> windows)
    {
        var (keys, values) = (new RedisKey[windows.Count], new RedisValue[3 + (2 * windows.Count)]);
        (values[0], values[1], values[2]) = (size.Limit, size.SlotMicroseconds, WindowSize.Slots);
        for (var i = 0; i < windows.Count; i++)
            (keys[i], values[3 + (2 * i)], values[4 + (2 * i)]) = (windows[i].Key, windows[i].Passed, windows[i].Wanted);
        return new WindowAnswers((RedisValue[])await RunAsync(database, keys, values).ConfigureAwait(false)!);
    }

    private static async Task<RedisResult> RunAsync(IDatabase database, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            return await database.ScriptEvaluateAsync(Hash, keys, values).ConfigureAwait(false);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // The first time, and after a restart of Redis.
            return await database.ScriptEvaluateAsync(Text, keys, values).ConfigureAwait(false);
        }
    }

    private static string Load()
    {
        using var reader = new StreamReader(typeof(WindowScript).Assembly.GetManifestResourceStream("window.lua")!);
        return reader.ReadToEnd();
    }
}
