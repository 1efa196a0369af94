namespace Heatmap.Ingest;

/// <summary>Why something looks like a machine. The codes are stored (<c>capture.started.v1</c>, field t) and counted: never renamed.</summary>
internal static class MachineSigns
{
    /// <summary>It says nothing of itself; every browser does.</summary>
    public const string NoUserAgent = "no-user-agent";

    /// <summary>Its user agent is on the list of crawlers, tools and automated browsers.</summary>
    public const string UserAgent = "user-agent";

    /// <summary>Its browser says that a program drives it (navigator.webdriver; WebDriver, W3C, section 4).</summary>
    public const string Webdriver = "webdriver";

    /// <summary>It comes from a network of rented servers.</summary>
    public const string DataCentre = "data-centre";

    /// <summary>More was done in a moment than hands can do.</summary>
    public const string InhumanPace = "inhuman-pace";

    /// <summary>What came later happened earlier, all along.</summary>
    public const string InhumanOrder = "inhuman-order";

    /// <summary>Many clicks, none of them by a hand, and no other sign of one.</summary>
    public const string UntrustedClicks = "untrusted-clicks";

    /// <summary>What can be said before the events are looked at; the surest sign first.</summary>
    public static string? Of(BatchHeader header, DeviceTraits device, Place place) =>
        header.Webdriver ? Webdriver : device.Automation ?? (place.IsHosting ? DataCentre : null);

    /// <summary>The sign in words.</summary>
    public static string InWords(string sign) => sign switch
    {
        NoUserAgent => "it sends no user agent",
        UserAgent => "its user agent is that of a crawler, a tool or an automated browser",
        Webdriver => "its browser is driven by a program",
        DataCentre => "it comes from a network of rented servers",
        InhumanPace => "more was done in a moment than hands can do",
        InhumanOrder => "its events run backwards in time",
        _ => "its clicks are made by a program",
    };
}
