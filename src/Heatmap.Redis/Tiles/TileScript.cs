using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>A script that lies in this assembly, called by its hash and sent whole where Redis doesn't know it.</summary>
internal sealed class TileScript
{
    private readonly string _text;
    private readonly byte[] _hash;

    private TileScript(string text)
    {
        _text = text;
        // EVALSHA names a script by its SHA-1 (redis.io, EVALSHA); nothing rests on the strength of the hash.
#pragma warning disable CA5350
        _hash = System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    public static TileScript Told { get; } = Load("told.lua");

    public static TileScript Keep { get; } = Load("keep.lua");

    public async Task RunAsync(IDatabase database, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            await database.ScriptEvaluateAsync(_hash, keys, values).ConfigureAwait(false);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            await database.ScriptEvaluateAsync(_text, keys, values).ConfigureAwait(false);
        }
    }

    private static TileScript Load(string name)
    {
        using var reader = new StreamReader(typeof(TileScript).Assembly.GetManifestResourceStream(name)!);
        return new TileScript(reader.ReadToEnd());
    }
}
