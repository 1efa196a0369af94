using System.Globalization;

namespace Heatmap.Ingest;

/// <summary>
/// Finds a place in a record. The makers of files name things in two ways: nested maps as MaxMind does (country.iso_code), or flat
/// ones (country_code) as others do; a file tells part of it.
/// </summary>
internal static class PlaceRecord
{
    private const int LongestName = 128;

    private static readonly (string[] Path, string Flag)[] Flagged =
    [
        (["is_hosting_provider"], NetworkFlags.Hosting), (["traits", "is_hosting_provider"], NetworkFlags.Hosting), (["is_hosting"], NetworkFlags.Hosting), (["hosting"], NetworkFlags.Hosting),
        (["is_anonymous_vpn"], NetworkFlags.Vpn), (["traits", "is_anonymous_vpn"], NetworkFlags.Vpn), (["vpn"], NetworkFlags.Vpn),
        (["is_public_proxy"], NetworkFlags.Proxy), (["traits", "is_public_proxy"], NetworkFlags.Proxy), (["proxy"], NetworkFlags.Proxy),
        (["is_tor_exit_node"], NetworkFlags.Tor), (["traits", "is_tor_exit_node"], NetworkFlags.Tor), (["tor"], NetworkFlags.Tor),
        (["is_mobile"], NetworkFlags.Mobile), (["mobile"], NetworkFlags.Mobile),
    ];

    public static Place Read(object? record)
    {
        var number = NumberOf(Text(record, "asn")) ?? (long?)Number(record, "autonomous_system_number", "traits.autonomous_system_number", "asn");
        return new Place
        {
            Country = Text(record, "country.iso_code", "country_code", "registered_country.iso_code") is { Length: 2 } code ? code.ToUpperInvariant() : null,
            Region = Text(record, "subdivisions.0.names.en", "subdivisions.0.iso_code", "state1", "region"),
            City = Text(record, "city.names.en", "city"),
            Latitude = Within(Number(record, "location.latitude", "latitude"), 90),
            Longitude = Within(Number(record, "location.longitude", "longitude"), 180),
            Network = Text(record, "autonomous_system_organization", "traits.autonomous_system_organization", "organization", "as_name", "isp"),
            NetworkNumber = number,
            Flags = FlagsOf(record, number),
        };
    }

    private static List<string>? FlagsOf(object? record, long? number)
    {
        var flags = new List<string>();
        foreach (var (path, flag) in Flagged)
        {
            if (At(record, path) is true or "true" && !flags.Contains(flag)) flags.Add(flag);
        }

        var type = Text(record, "connection_type", "traits.connection_type", "traits.user_type", "user_type", "type");
        if (type is "Cellular" or "cellular" or "mobile" && !flags.Contains(NetworkFlags.Mobile)) flags.Add(NetworkFlags.Mobile);
        var hosting = type is "hosting" or "Hosting" || (number is { } n && NetworkFlags.HostingNumbers.Contains(n));
        if (hosting && !flags.Contains(NetworkFlags.Hosting)) flags.Add(NetworkFlags.Hosting);
        return flags.Count == 0 ? null : flags;
    }

    private static string? Text(object? record, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (At(record, path.Split('.')) is string { Length: > 0 } text) return text.Length > LongestName ? text[..LongestName] : text;
        }

        return null;
    }

    private static double? Number(object? record, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            switch (At(record, path.Split('.')))
            {
                case double d: return d;
                case ulong u: return u;
                case long l: return l;
                case string s when double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed): return parsed;
            }
        }

        return null;
    }

    private static object? At(object? value, string[] path)
    {
        foreach (var step in path)
        {
            value = value switch
            {
                Dictionary<string, object?> map => map.GetValueOrDefault(step),
                List<object?> list when step == "0" && list.Count > 0 => list[0],
                _ => null,
            };
        }

        return value;
    }

    private static double? Within(double? degrees, double most) => degrees is { } d && Math.Abs(d) <= most ? d : null;

    /// <summary>Of "AS15169" the number.</summary>
    private static long? NumberOf(string? text) =>
        text is not null && text.StartsWith("AS", StringComparison.OrdinalIgnoreCase) && long.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
