using System.Globalization;
using System.Text.Json;

namespace Heatmap.GraphQL.Types;

/// <summary>The five scalars of section 3.5 and those that most schemas want besides.</summary>
public static class Scalars
{
    /// <summary>Section 3.5.1: 32 bits, signed.</summary>
    public static Scalar Int { get; } = new Scalar("Int", typeof(int), NumberReading.Int, NumberReading.Int)
        .Writes<int>((o, v) => o.WriteInteger(v))
        .Writes<short>((o, v) => o.WriteInteger(v))
        .Writes<byte>((o, v) => o.WriteInteger(v))
        .Writes<ushort>((o, v) => o.WriteInteger(v))
        .Converts<int, long>(v => v)
        .Converts<int, double>(v => v);

    /// <summary>Section 3.5.2: double precision, finite.</summary>
    public static Scalar Float { get; } = new Scalar("Float", typeof(double), NumberReading.Float, NumberReading.Float)
        .Writes<double>((o, v) => o.WriteDouble(v))
        .Writes<float>((o, v) => o.WriteDouble(v))
        .Writes<decimal>((o, v) => o.WriteDecimal(v))
        .Writes<int>((o, v) => o.WriteInteger(v))
        .Writes<long>((o, v) => o.WriteInteger(v))
        .Converts<double, float>(v => (float)v)
        .Converts<double, decimal>(v => (decimal)v);

    /// <summary>Section 3.5.3.</summary>
    public static Scalar String { get; } = new Scalar("String", typeof(string), TextReading.String, TextReading.String)
        .Writes<string>((o, v) => o.WriteString(v));

    /// <summary>Section 3.5.4.</summary>
    public static Scalar Boolean { get; } = new Scalar("Boolean", typeof(bool), TextReading.Boolean, TextReading.Boolean)
        .Writes<bool>((o, v) => o.WriteBoolean(v));

    /// <summary>Section 3.5.5: written as a string, read from a string or a whole number.</summary>
    public static Scalar Id { get; } = new Scalar("ID", typeof(string), TextReading.Id, TextReading.Id)
        .Writes<string>((o, v) => o.WriteString(v))
        .Writes<Guid>((o, v) => o.WriteString(v.ToString("D")))
        .Writes<int>((o, v) => o.WriteString(v.ToString(CultureInfo.InvariantCulture)))
        .Writes<long>((o, v) => o.WriteString(v.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A moment with its offset, RFC 3339, such as <c>2026-01-31T12:00:00Z</c>.</summary>
    public static Scalar DateTime { get; } = TextReading.Parsed<DateTimeOffset>(
            "DateTime", "a time with its offset as RFC 3339 writes it, such as \"2026-01-31T12:00:00Z\"", TextReading.ParseMoment)
        .Writes<DateTimeOffset>((o, v) => o.WriteString(TextReading.FormatMoment(v)))
        .Converts<DateTimeOffset, DateTime>(v => v.UtcDateTime);

    /// <summary>RFC 9562, written with hyphens in lower case.</summary>
    public static Scalar Uuid { get; } = TextReading.Parsed<Guid>(
            "UUID",
            "32 hexadecimal digits with hyphens, such as \"0197c0de-0000-7000-8000-000000000000\"",
            text => Guid.TryParseExact(text, "D", out var id) ? id : null)
        .Writes<Guid>((o, v) => o.WriteString(v.ToString("D")));

    /// <summary>64 bits, signed; a JSON number, also read from a string of digits since JavaScript can't hold them all.</summary>
    public static Scalar Long { get; } = new Scalar("Long", typeof(long), NumberReading.Long, NumberReading.Long)
        .Writes<long>((o, v) => o.WriteInteger(v))
        .Writes<int>((o, v) => o.WriteInteger(v))
        .Writes<uint>((o, v) => o.WriteInteger(v));

    /// <summary>An absolute address.</summary>
    public static Scalar Url { get; } = TextReading.ParsedReference(
            "Url",
            "an absolute address, such as \"https://shop.example/basket\"",
            text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile ? uri : null)
        .Writes<Uri>((o, v) => o.WriteString(v.OriginalString))
        .Writes<string>((o, v) => o.WriteString(v))
        .Converts<Uri, string>(v => v.OriginalString);

    /// <summary>Bytes in the alphabet of RFC 4648, section 4.</summary>
    public static Scalar Base64 { get; } = TextReading.ParsedReference(
            "Base64", "bytes in Base64 with its padding, such as \"AQI=\"", TextReading.ParseBase64)
        .Writes<byte[]>((o, v) => o.WriteString(Convert.ToBase64String(v)))
        .Writes<ReadOnlyMemory<byte>>((o, v) => o.WriteString(Convert.ToBase64String(v.Span)))
        .Converts<byte[], ReadOnlyMemory<byte>>(v => v);

    /// <summary>Any JSON value.</summary>
    public static Scalar Json { get; } = new Scalar("JSON", typeof(JsonElement), json => json.Clone(), v => LiteralJson.ToElement(v))
        .Writes<JsonElement>((o, v) => o.WriteWith((w, x) => x.WriteTo(w), v))
        .Writes<string>((o, v) => o.WriteString(v));

    /// <summary>By the name a schema file gives them.</summary>
    internal static IReadOnlyDictionary<string, Scalar> ByName { get; } = new Dictionary<string, Scalar>
    {
        ["Int"] = Int,
        ["Float"] = Float,
        ["String"] = String,
        ["Boolean"] = Boolean,
        ["ID"] = Id,
        ["DateTime"] = DateTime,
        ["UUID"] = Uuid,
        ["Long"] = Long,
        ["Url"] = Url,
        ["URL"] = Url,
        ["Base64"] = Base64,
        ["JSON"] = Json,
    };
}
