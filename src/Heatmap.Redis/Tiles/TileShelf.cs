using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heatmap.Views;
using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>
/// Where tiles of a page are kept. Pages share shelves by hash, so that what is known of a generation has a bounded size; a change
/// of one page then clears the shelf of some others too, which costs a read.
/// </summary>
internal readonly record struct TileShelf(GenerationId Generation, int Number)
{
    public const int Count = 1024;

    /// <summary>What the count of changes of the shelf is called.</summary>
    public string Field => string.Create(CultureInfo.InvariantCulture, $"s{Number}");

    public RedisKey Key => Prefix(Generation) + Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How far commits of a generation are known. The braces keep it together with its shelves where Redis is a cluster.</summary>
    public static string Known(GenerationId generation) => $"heatmap:{{tiles:{generation}}}:known";

    public static string Prefix(GenerationId generation) => $"heatmap:{{tiles:{generation}}}:shelf:";

    public static TileShelf Of(GenerationId generation, string site, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{site}\n{name}"), hash);
        return new TileShelf(generation, (int)(BinaryPrimitives.ReadUInt32LittleEndian(hash) % Count));
    }
}
