namespace Heatmap.Ingest;

/// <summary>What is known of where a request comes from; null where nothing is. Made from an address, of which nothing is left in it.</summary>
public sealed record Place
{
    public static Place Unknown { get; } = new();

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>Whose network it is, and its number (ASN).</summary>
    public string? Network { get; init; }

    public long? NetworkNumber { get; init; }

    /// <summary>Of <see cref="NetworkFlags"/>; null for none.</summary>
    public IReadOnlyList<string>? Flags { get; init; }

    public bool IsHosting => Flags?.Contains(NetworkFlags.Hosting) == true;

    /// <summary>This, and of another what this doesn't know.</summary>
    internal Place And(Place other) => new()
    {
        Country = Country ?? other.Country,
        Region = Region ?? other.Region,
        City = City ?? other.City,
        Latitude = Latitude ?? other.Latitude,
        Longitude = Longitude ?? other.Longitude,
        Network = Network ?? other.Network,
        NetworkNumber = NetworkNumber ?? other.NetworkNumber,
        Flags = Flags is null ? other.Flags : other.Flags is null ? Flags : [.. Flags.Union(other.Flags)],
    };
}
