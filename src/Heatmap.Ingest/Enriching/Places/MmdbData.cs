using System.Buffers.Binary;
using System.Text;

namespace Heatmap.Ingest;

/// <summary>
/// Reads values of a data section (MaxMind DB File Format Specification 2.0, "Output Data Section"): texts, numbers (double, long,
/// ulong), booleans, bytes, maps and lists. Every step is bounded, since the file can hold anything.
/// </summary>
internal sealed class MmdbData(string file, ReadOnlyMemory<byte> section)
{
    // Real records nest four deep and hold some hundred values.
    private const int Deepest = 16;
    private const int MostValues = 10_000;

    /// <exception cref="DamagedMmdbException">What stands there can't be read.</exception>
    public object? Read(long offset)
    {
        var left = MostValues;
        return Value(ref offset, 0, ref left);
    }

    private object? Value(ref long at, int depth, ref int left)
    {
        if (depth > Deepest || --left < 0) throw Damaged("a value is nested too deeply or has too many parts");
        var control = Byte(ref at);
        var type = control >> 5;
        if (type == 1) return Pointed(control, ref at, depth, ref left);
        if (type == 0) type = 7 + Byte(ref at);
        var size = Size(control & 0x1f, ref at);
        return type switch
        {
            2 => Encoding.UTF8.GetString(Take(size, ref at)),
            3 when size == 8 => BinaryPrimitives.ReadDoubleBigEndian(Take(size, ref at)),
            4 or 10 => Take(size, ref at).ToArray(),
            5 or 6 or 9 => Unsigned(size, ref at),
            7 => Map(size, ref at, depth, ref left),
            8 => (long)(int)Unsigned(size, ref at),
            11 => List(size, ref at, depth, ref left),
            14 when size <= 1 => size == 1,
            15 when size == 4 => (double)BinaryPrimitives.ReadSingleBigEndian(Take(size, ref at)),
            _ => throw Damaged($"a value has the unknown type {type} or a wrong size"),
        };
    }

    /// <summary>A pointer leads to a value that is no pointer.</summary>
    private object? Pointed(int control, ref long at, int depth, ref int left)
    {
        var bits = control & 7;
        var bytes = Take(((control >> 3) & 3) + 1, ref at);
        long target = bytes.Length switch
        {
            1 => (bits << 8) | bytes[0],
            2 => ((bits << 16) | (bytes[0] << 8) | bytes[1]) + 2048,
            3 => ((bits << 24) | (bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) + 526_336,
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
        if (target >= section.Length) throw Damaged("a pointer leads out of it");
        if (section.Span[(int)target] >> 5 == 1) throw Damaged("a pointer leads to a pointer");
        return Value(ref target, depth + 1, ref left);
    }

    private Dictionary<string, object?> Map(int size, ref long at, int depth, ref int left)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var n = 0; n < size; n++)
        {
            if (Value(ref at, depth + 1, ref left) is not string key) throw Damaged("a map has a key that is no text");
            map[key] = Value(ref at, depth + 1, ref left);
        }

        return map;
    }

    private List<object?> List(int size, ref long at, int depth, ref int left)
    {
        var list = new List<object?>();
        for (var n = 0; n < size; n++) list.Add(Value(ref at, depth + 1, ref left));
        return list;
    }

    private ulong Unsigned(int size, ref long at)
    {
        if (size > 8) throw Damaged("a number is too long");
        var number = 0UL;
        foreach (var part in Take(size, ref at)) number = (number << 8) | part;
        return number;
    }

    private int Size(int bits, ref long at) => bits switch
    {
        < 29 => bits,
        29 => 29 + Byte(ref at),
        30 => 285 + (int)Unsigned(2, ref at),
        _ => 65_821 + (int)Unsigned(3, ref at),
    };

    private byte Byte(ref long at) => Take(1, ref at)[0];

    private ReadOnlySpan<byte> Take(int count, ref long at)
    {
        if (at < 0 || at + count > section.Length) throw Damaged("it ends within a value");
        var taken = section.Span.Slice((int)at, count);
        at += count;
        return taken;
    }

    private DamagedMmdbException Damaged(string what) => new(file, what);
}
