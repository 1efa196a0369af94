using System.Text;

namespace Heatmap.Events;

/// <summary>One of the 64 parts into which subjects are dealt out. The number and the hash are a storage format: checkpoints stand per partition.</summary>
public static class Partition
{
    public const int Count = 64;

    /// <summary>The partition of a subject: FNV-1a (Fowler, Noll, Vo; 32 bit) over <c>site-subject</c>, folded to 6 bits.</summary>
    public static int Of(SiteId site, SubjectId subject)
    {
        Span<byte> text = stackalloc byte[96];
        var length = Encoding.ASCII.GetBytes(site.Value, text);
        text[length++] = (byte)'-';
        subject.Value.TryFormat(text[length..], out var written, "N");
        var hash = 2166136261u;
        foreach (var b in text[..(length + written)]) hash = (hash ^ b) * 16777619u;
        return (int)((hash >> 26) ^ (hash & 63));
    }
}
