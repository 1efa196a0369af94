namespace Heatmap.Ingest.Tests.Enriching.Places;

internal static class SomePlace
{
    /// <summary>Nested as MaxMind nests.</summary>
    public static Dictionary<string, object> Berlin { get; } = new()
    {
        ["country"] = new Dictionary<string, object> { ["iso_code"] = "DE" },
        ["subdivisions"] = new List<object> { new Dictionary<string, object> { ["iso_code"] = "BE", ["names"] = new Dictionary<string, object> { ["en"] = "Land Berlin" } } },
        ["city"] = new Dictionary<string, object> { ["names"] = new Dictionary<string, object> { ["en"] = "Berlin" } },
        ["location"] = new Dictionary<string, object> { ["latitude"] = 52.51963, ["longitude"] = 13.40694 },
    };

    /// <summary>Flat as others are.</summary>
    public static Dictionary<string, object> Lyon { get; } = new()
    {
        ["country_code"] = "FR",
        ["state1"] = "Auvergne",
        ["city"] = "Lyon",
        ["latitude"] = 45.74846,
        ["longitude"] = 4.84671,
    };

    public static Dictionary<string, object> Network(uint number, string name) =>
        new() { ["autonomous_system_number"] = number, ["autonomous_system_organization"] = name };

    public static byte[] Cities() => new MmdbWriter().Add("203.0.113.0/24", Berlin).Add("2001:db8:7::/48", Lyon).ToBytes();
}
