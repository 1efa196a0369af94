using System.Collections.Concurrent;
using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>
/// Reads user agents: a compact reading of the families that make up nearly all traffic. Order matters, since browsers name those
/// they descend from (HTML standard, section 8.10.1.1 on why): the most particular name comes first.
/// </summary>
internal sealed class UserAgents
{
    // A busy site sees some thousand different ones; what is beyond that is read again.
    private const int Remembered = 4096;
    private const int Longest = 1024;

    private static readonly (string Token, string Family)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
        ("YaBrowser/", "Yandex"), ("Vivaldi/", "Vivaldi"), ("UCBrowser/", "UC Browser"), ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chromium/", "Chrome"),
        ("Chrome/", "Chrome"), ("Version/", "Safari"),
    ];

    private static readonly (string Token, string Family)[] Systems =
    [
        ("Windows NT ", "Windows"), ("iPhone OS ", "iOS"), ("CPU OS ", "iOS"), ("Android ", "Android"), ("CrOS ", "ChromeOS"),
        ("Mac OS X ", "macOS"), ("Android", "Android"), ("Linux", "Linux"),
    ];

    private static readonly string[] Machines =
        ["Headless", "PhantomJS", "Selenium", "Puppeteer", "Playwright", "bot", "crawler", "spider", "curl/", "python", "Lighthouse"];

    private readonly ConcurrentDictionary<string, DeviceTraits> _known = new(StringComparer.Ordinal);

    public DeviceTraits Read(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return new DeviceTraits(DeviceClass.Desktop, null, null, null, null, "no user agent");
        if (_known.TryGetValue(userAgent, out var known)) return known;
        var read = Parse(userAgent.Length > Longest ? userAgent[..Longest] : userAgent);
        if (_known.Count >= Remembered) _known.Clear();
        if (userAgent.Length <= Longest) _known[userAgent] = read;
        return read;
    }

    private static DeviceTraits Parse(string agent)
    {
        var (browser, browserMajor) = Find(agent, Browsers);
        var (system, systemMajor) = Find(agent, Systems);
        return new DeviceTraits(ClassOf(agent, system), browser, browserMajor, system, systemMajor, MachineOf(agent));
    }

    /// <summary>By the vendors' own advice: phones say "Mobi"; an Android that doesn't is a tablet.</summary>
    private static DeviceClass ClassOf(string agent, string? system)
    {
        if (agent.Contains("iPad", StringComparison.Ordinal) || agent.Contains("Tablet", StringComparison.Ordinal)) return DeviceClass.Tablet;
        if (agent.Contains("Mobi", StringComparison.Ordinal)) return DeviceClass.Mobile;
        return system == "Android" ? DeviceClass.Tablet : DeviceClass.Desktop;
    }

    private static (string? Family, int? Major) Find(string agent, (string Token, string Family)[] families)
    {
        foreach (var (token, family) in families)
        {
            var at = agent.IndexOf(token, StringComparison.Ordinal);
            if (at >= 0) return (family, Major(agent.AsSpan(at + token.Length)));
        }

        return (null, null);
    }

    private static int? Major(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 5 && char.IsAsciiDigit(text[length])) length++;
        return length == 0 ? null : int.Parse(text[..length], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string? MachineOf(string agent)
    {
        foreach (var sign in Machines)
        {
            if (agent.Contains(sign, StringComparison.OrdinalIgnoreCase)) return "user agent names " + sign.TrimEnd('/').ToLowerInvariant();
        }

        return null;
    }
}
