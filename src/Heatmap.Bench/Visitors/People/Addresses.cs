namespace Heatmap.Bench;

/// <summary>
/// Makes up e-mail addresses that are nobody's. Companies' are under .example, which is kept free for that (RFC 2606); private ones
/// must have a real provider's domain to be known as private, and say before it that they are made up.
/// </summary>
internal sealed class Addresses(Chance chance)
{
    private static readonly string[] FirstNames =
    [
        "ada", "ben", "cara", "dev", "elif", "finn", "greta", "hugo", "ines", "jonas", "kaya", "leo", "mira", "noor", "otto", "pia",
        "rosa", "sam", "tilde", "uma", "vito", "wanda", "yara", "zoe",
    ];

    private static readonly string[] LastNames =
    [
        "ash", "birch", "cole", "dahl", "elm", "frost", "grove", "hart", "holm", "keller", "lind", "moss", "nord", "oak", "pike", "reed",
        "stone", "thorn", "vale", "wood",
    ];

    private static readonly string[] Places =
    [
        "alder", "amber", "beacon", "bluebell", "bramble", "brook", "cedar", "clover", "copper", "cove", "crescent", "dune", "ember",
        "fairlane", "fernhill", "foxglove", "glasshouse", "harbour", "hazel", "heron", "ivory", "juniper", "kestrel", "lantern", "larch",
        "linden", "lowtide", "maple", "meadow", "millrace", "mossgate", "northwharf", "oakline", "orchard", "parkside", "pebble",
        "quarry", "ridge", "rowan", "saffron", "sandbank", "skylark", "southgate", "sparrow", "thistle", "tideway", "willow", "windmill",
    ];

    private static readonly string[] Trades =
    [
        "architects", "audio", "bakery", "books", "brewery", "cafe", "clinic", "coworking", "dental", "design", "energy", "foods",
        "gallery", "hotel", "insurance", "interiors", "labs", "law", "logistics", "media", "music", "optics", "press", "research",
        "robotics", "school", "software", "spa", "studio", "textiles", "theatre", "travel",
    ];

    private static readonly (string, double)[] Providers = [("gmail.com", 55), ("outlook.com", 20), ("yahoo.com", 12), ("gmx.de", 8), ("proton.me", 5)];

    public string Domain() => $"{chance.Pick(Places)}-{chance.Pick(Trades)}.example";

    public string At(string domain) => $"{chance.Pick(FirstNames)}.{chance.Pick(LastNames)}@{domain}";

    public string Private() => $"made-up-{chance.Pick(FirstNames)}-{chance.Source.Next(10_000)}@{chance.Pick(Providers)}";
}
