using System.Collections.Frozen;

namespace Heatmap.Projections;

/// <summary>
/// Networks by which people reach the net from home and on the way: they say nothing about where somebody works. Files of places
/// mostly tell the organisation and not its kind, so its name is looked at: by the words that access providers are named with in the
/// registries, and by the largest whose names have none of them.
/// </summary>
internal static class AccessProviders
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "telecom", "telecoms", "telecommunication", "telecommunications", "telecommunicaciones", "telecomunicaciones", "telecomunicacoes", "telekom",
        "telekomunikasi", "telekomunikacja", "telekommunikation", "telefonica", "telephone", "telco", "telcom", "telenet", "telenor", "telia", "telstra", "telus", "telkom",
        "telmex", "telesystems", "broadband", "cable", "cablevision", "kabel", "dsl", "adsl", "fiber", "fibre", "fibra", "ftth", "wireless", "mobile", "cellular",
        "wifi", "isp", "internet", "communications", "communication", "comunicaciones", "satellite", "vpn", "proxy", "hosting", "datacenter", "colocation",
        "vps", "cdn", "cloud", "relay",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "comcast", "charter", "spectrum", "cox", "verizon", "at&t", "att", "centurylink", "lumen", "frontier", "windstream", "mediacom", "rcn", "sprint", "t-mobile",
        "rogers", "shaw", "videotron", "cogeco", "bell", "vodafone", "orange", "proximus", "ziggo", "kpn", "odido", "swisscom", "sunrise", "salt", "freenet", "1&1",
        "versatel", "unitymedia", "o2", "ee", "bt", "virgin", "sky", "talktalk", "plusnet", "free", "bouygues", "sfr", "iliad", "fastweb", "wind", "tim", "tiscali",
        "movistar", "jazztel", "masmovil", "meo", "nos", "a1", "magenta", "upc", "tele2", "elisa", "dna", "tdc", "yousee", "altibox", "rostelecom", "mts", "beeline",
        "megafon", "turkcell", "superonline", "jio", "airtel", "bsnl", "act", "chinanet", "unicom", "kddi", "softbank", "docomo", "ocn", "plala", "biglobe", "kt", "skt",
        "singtel", "starhub", "optus", "tpg", "spark", "claro", "vivo", "oi", "embratel", "entel", "etisalat", "stc", "mtn", "safaricom", "starlink", "cloudflare", "akamai",
        "icloud", "mullvad", "nordvpn",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly char[] Between = [' ', '.', ',', '-', '_', '/', '(', ')'];

    public static bool IsOne(string network)
    {
        var words = network.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || Names.Contains(words[0]) || Names.Contains(network) || Array.Exists(words, Words.Contains);
    }
}
