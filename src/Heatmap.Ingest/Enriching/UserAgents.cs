using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>Reads user agents by uap-core's data and remembers what it read: visitors come with the same few thousand of them.</summary>
internal sealed class UserAgents
{
    // A busy site sees some thousand different ones; what is beyond that is read again.
    private const int Remembered = 4096;

    // Browsers' own are below 300 characters, those of apps seldom above 400. Some patterns take time that grows with the square
    // of the length: a hostile text of 512 characters takes at most tenths of a second in all, mostly a few milliseconds.
    private const int Longest = 512;

    private readonly ConcurrentDictionary<string, DeviceTraits> _known = new(StringComparer.Ordinal);

    /// <summary>Loads the lists, so that no visitor waits for that.</summary>
    public UserAgents() => Read("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36");

    public DeviceTraits Read(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return new DeviceTraits(DeviceClass.Desktop, null, null, null, null, MachineSigns.NoUserAgent);
        if (_known.TryGetValue(userAgent, out var known)) return known;
        if (Parse(userAgent.Length > Longest ? userAgent[..Longest] : userAgent) is not { } read)
            return new DeviceTraits(ClassOf(userAgent, null), null, null, null, null, MachineSigns.UserAgent);
        if (_known.Count >= Remembered) _known.Clear();
        if (userAgent.Length <= Longest) _known[userAgent] = read;
        return read;
    }

    /// <summary>Null for a text that some pattern takes too long for, which no browser sends.</summary>
    private static DeviceTraits? Parse(string agent)
    {
        try
        {
            return Told(agent);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static DeviceTraits Told(string agent)
    {
        var (browser, system, device) = (UapCore.Current.Browser(agent), UapCore.Current.System(agent), UapCore.Current.Device(agent));
        var machine = device?[1] == "Spider" || Crawlers.Names(agent) ? MachineSigns.UserAgent : null;
        return new DeviceTraits(ClassOf(agent, system?[0]), browser?[0], Major(browser?[1]), system?[0], Major(system?[1]), machine)
        {
            Brand = device?[1],
            Model = device?[2],
        };
    }

    /// <summary>By the vendors' own advice: phones say "Mobi"; an Android that doesn't is a tablet.</summary>
    private static DeviceClass ClassOf(string agent, string? system)
    {
        if (agent.Contains("iPad", StringComparison.Ordinal) || agent.Contains("Tablet", StringComparison.Ordinal)) return DeviceClass.Tablet;
        if (agent.Contains("Mobi", StringComparison.Ordinal)) return DeviceClass.Mobile;
        return system == "Android" ? DeviceClass.Tablet : DeviceClass.Desktop;
    }

    /// <summary>Of "131" the number; versions that are words ("XP", "Vista") have none.</summary>
    private static int? Major(string? version) =>
        version is { Length: <= 5 } && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
}
