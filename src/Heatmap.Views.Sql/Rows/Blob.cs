using System.Runtime.InteropServices;

namespace Heatmap.Views.Sql;

/// <summary>Bytes as a parameter takes them: a whole array.</summary>
internal static class Blob
{
    /// <summary>Mostly the memory is a whole array already, and isn't copied.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) && array.Array is { } whole && whole.Length == bytes.Length ? whole : bytes.ToArray();
}
