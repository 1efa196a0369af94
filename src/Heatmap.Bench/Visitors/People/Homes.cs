using System.Globalization;
using System.Net;

namespace Heatmap.Bench;

/// <summary>The towns from which simulated visitors come, each with a network of its own.</summary>
public static class Homes
{
    private static readonly (double Share, string Language, string Country, string Region, string City, double Latitude, double Longitude)[] Towns =
    [
        (12, "en-US", "US", "New York", "New York", 40.7, -74.0),
        (7, "en-US", "US", "Illinois", "Chicago", 41.9, -87.6),
        (6, "en-US", "US", "Texas", "Austin", 30.3, -97.7),
        (5, "en-US", "US", "Washington", "Seattle", 47.6, -122.3),
        (11, "en-GB", "GB", "England", "London", 51.5, -0.1),
        (3, "en-GB", "GB", "England", "Manchester", 53.5, -2.2),
        (2, "en-GB", "GB", "Scotland", "Edinburgh", 55.9, -3.2),
        (6, "de-DE", "DE", "Berlin", "Berlin", 52.5, 13.4),
        (5, "de-DE", "DE", "Hamburg", "Hamburg", 53.6, 10.0),
        (3, "de-DE", "DE", "Bavaria", "Munich", 48.1, 11.6),
        (2, "de-AT", "AT", "Vienna", "Vienna", 48.2, 16.4),
        (6, "fr-FR", "FR", "Île-de-France", "Paris", 48.9, 2.4),
        (2, "fr-FR", "FR", "Auvergne-Rhône-Alpes", "Lyon", 45.8, 4.8),
        (4, "es-ES", "ES", "Madrid", "Madrid", 40.4, -3.7),
        (3, "es-ES", "ES", "Catalonia", "Barcelona", 41.4, 2.2),
        (5, "nl-NL", "NL", "North Holland", "Amsterdam", 52.4, 4.9),
        (3, "sv-SE", "SE", "Stockholm", "Stockholm", 59.3, 18.1),
        (3, "da-DK", "DK", "Capital Region", "Copenhagen", 55.7, 12.6),
        (4, "pt-BR", "BR", "São Paulo", "São Paulo", -23.6, -46.6),
        (4, "it-IT", "IT", "Lombardy", "Milan", 45.5, 9.2),
        (3, "pl-PL", "PL", "Mazovia", "Warsaw", 52.2, 21.0),
        (1, "ja-JP", "JP", "Tokyo", "Tokyo", 35.7, 139.7),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Home> All { get; } = [.. Towns.Select((t, n) =>
        new Home(IPNetwork.Parse($"2001:db8:{(n + 1).ToString("x", CultureInfo.InvariantCulture)}::/48"), t.Language, t.Country, t.Region, t.City, t.Latitude, t.Longitude))];

    /// <summary>With how many visitors of a hundred come from there, more or less.</summary>
    internal static IReadOnlyList<(Home Item, double Weight)> ByShare { get; } = [.. All.Zip(Towns, (home, town) => (home, town.Share))];

    /// <summary>An address of somebody there: one network of 64 bits for each household, as providers give them out.</summary>
    internal static IPAddress AddressIn(Home home, Chance chance)
    {
        var bytes = home.Addresses.BaseAddress.GetAddressBytes();
        chance.Source.NextBytes(bytes.AsSpan(6, 2));
        bytes[^1] = 1;
        return new IPAddress(bytes);
    }
}
