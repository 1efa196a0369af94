using System.Buffers;

namespace Heatmap.Events;

/// <summary>Bytes that mean something in JSON texts and numbers.</summary>
internal static class PlainText
{
    /// <summary>What a text may not hold to be read as it stands: the quote that ends it, escapes, controls, all but ASCII.</summary>
    public static SearchValues<byte> Ends { get; } = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(b => (byte)b), .. Enumerable.Range(128, 128).Select(b => (byte)b)]);

    public static SearchValues<byte> OfIds { get; } = SearchValues.Create("0123456789abcdefABCDEF-"u8);

    public static SearchValues<byte> OfDecimals { get; } = SearchValues.Create("0123456789."u8);
}
