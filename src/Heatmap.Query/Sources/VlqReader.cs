namespace Heatmap.Query;

/// <summary>Reads the numbers of a <c>mappings</c> field: base64 digits, six bits each, the lowest first (ECMA-426, base64 VLQ).</summary>
internal ref struct VlqReader(ReadOnlySpan<char> text)
{
    private const int More = 0b100000;
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly sbyte[] Values = ValuesOf(Digits);

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>How many characters have been read.</summary>
    public int At { get; private set; }

    public readonly bool IsAtEnd => At == _text.Length;

    /// <summary>Whether a number is next, rather than the end of its mapping.</summary>
    public readonly bool HasNumber => !IsAtEnd && _text[At] is not (',' or ';');

    /// <summary>The character after a mapping, <c>,</c> or <c>;</c>.</summary>
    public char Separator() => _text[At++];

    /// <summary>The next number; null when it is none, or one of more than 32 bits, which the specification rules out.</summary>
    public int? Number()
    {
        var (value, shift) = (0L, 0);
        while (!IsAtEnd && _text[At] < Values.Length && Values[_text[At]] is >= 0 and var digit)
        {
            At++;
            // Seven digits hold 35 bits.
            if (shift > 30) return null;
            value |= (long)(digit & ~More) << shift;
            shift += 5;
            if ((digit & More) == 0) return Signed(value);
        }

        return null;
    }

    /// <summary>The sign is the lowest bit; minus nought is the lowest number (VLQSignedValue).</summary>
    private static int? Signed(long value)
    {
        if (value > uint.MaxValue) return null;
        var amount = (int)(value >> 1);
        return (value & 1) == 0 ? amount : amount == 0 ? int.MinValue : -amount;
    }

    private static sbyte[] ValuesOf(string digits)
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < digits.Length; i++) values[digits[i]] = (sbyte)i;
        return values;
    }
}
