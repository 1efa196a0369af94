using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>The devices of the shop's visitors, by share.</summary>
internal static class Devices
{
    private const string WindowsChrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private const string WindowsEdge = WindowsChrome + " Edg/142.0.0.0";
    private const string WindowsFirefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private const string MacChrome = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private const string MacSafari = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15";
    private const string LinuxFirefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private const string PadSafari = "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
    private const string TabletChrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private const string PhoneSafari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
    private const string PhoneChrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
    private const string PhoneSamsung = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36";

    private static readonly (string, double)[] Desks =
        [(WindowsChrome, 40), (WindowsEdge, 16), (MacChrome, 16), (MacSafari, 14), (WindowsFirefox, 10), (LinuxFirefox, 4)];

    public static readonly IReadOnlyList<(Device Item, double Weight)> ByShare =
    [
        (new Device("wide", false, new Size(1920, 1080), new Size(1920, 953), 1, Desks), 26),
        (new Device("desktop", false, new Size(1440, 900), new Size(1440, 789), 2, Desks), 28),
        (new Device("tablet", true, new Size(820, 1180), new Size(820, 1106), 2, [(PadSafari, 70), (TabletChrome, 30)]), 8),
        (new Device("mobile", true, new Size(390, 844), new Size(390, 664), 3, [(PhoneSafari, 48), (PhoneChrome, 42), (PhoneSamsung, 10)]), 38),
    ];
}
