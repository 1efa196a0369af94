using System.Net;

namespace Heatmap.Bench;

/// <summary>Where simulated visitors come from: a real town, at addresses that are kept free for examples and belong to nobody.</summary>
/// <param name="Addresses">A part of 2001:db8::/32 (RFC 3849).</param>
/// <param name="Language">As browsers there mostly tell it.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Latitude">Degrees, WGS 84, as the longitude.</param>
public sealed record Home(IPNetwork Addresses, string Language, string Country, string Region, string City, double Latitude, double Longitude);
