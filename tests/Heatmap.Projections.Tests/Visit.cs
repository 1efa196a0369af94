using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections.Tests;

/// <summary>Tells what one visitor did, in the order told: revisions rise, times are minutes and seconds of one day.</summary>
internal sealed class Visit
{
    public static readonly SiteId Site = new("shop");
    public static readonly SubjectId Subject = new(new Guid("0195aaaa-0000-7000-8000-000000000001"));
    public static readonly Guid Run = new("0195aaaa-0000-7000-8000-00000000000a");

    /// <summary>2026-11-21T10:00:00Z, the beginning of a quarter-hour.</summary>
    public const long Ten = 1795255200000;

    private readonly List<VisitorEvent> _events = [];

    public IReadOnlyList<VisitorEvent> Events => _events;

    public Visit Start(double minute, string browser = "Firefox") => Add(minute, null, new CaptureStarted { Mode = "balanced", Sdk = "1.0.0", Browser = browser });

    public Visit View(double minute, string path, Campaign? campaign = null) =>
        Add(minute, path, new PageViewed(1280, 720, campaign is null ? null : "ads.example", campaign, null));

    public Visit Click(double minute, string path, int x = 640, int y = 1890, string selector = "#buy", int button = 0, bool trusted = true, double? weight = null, DeviceClass device = DeviceClass.Desktop) =>
        Add(minute, path, new PointerClicked(x, y, 1280, 4200, button, 1, trusted, new Element(selector, "button", 16384, 9000), null), weight, device);

    public Visit Submit(double minute, string path) => Add(minute, path, new FormSubmitted(new Element("form", "form"), 3, 5_000));

    /// <summary>An event of the site's own, its declared properties as JSON.</summary>
    public Visit Track(double minute, string name, string properties) => Add(minute, "/", new CustomTracked(name, JsonDocument.Parse(properties).RootElement, null));

    public Visit Fail(double minute, string path, string fingerprint) =>
        Add(minute, path, new ErrorOccurred("error", fingerprint, 1, 34, null));

    public Visit Measure(double minute, string path, string vital, double value, string? rating = null, DeviceClass device = DeviceClass.Desktop) =>
        Add(minute, path, new VitalsMeasured(vital, value, rating), null, device);

    public Visit Leave(double minute, string path, long engaged) => Add(minute, path, new PageLeft(engaged));

    /// <summary>A run began in a network.</summary>
    public Visit StartFrom(double minute, string? network, params string[] flags) =>
        Add(minute, null, new CaptureStarted { Mode = "balanced", Sdk = "1.0.0", Network = network, NetworkFlags = flags.Length == 0 ? null : flags });

    public Visit Identify(double minute, string? domain) => Add(minute, "/", new VisitorIdentified(domain, null));

    /// <summary>Somebody else said something of the visitor.</summary>
    public Visit Told(double minute, IEvent said, string? by = null) => Add(minute, null, said, by: by);

    public Visit Forget(double minute, ErasureEffect effect) => Add(minute, null, new SubjectForgotten(Guid.Empty, effect));

    private Visit Add(double minute, string? path, IEvent happened, double? weight = null, DeviceClass device = DeviceClass.Desktop, string? by = null)
    {
        var at = Ten + (long)(minute * 60_000);
        var envelope = new Envelope
        {
            At = at,
            ReceivedAt = at + 500,
            Batch = new Guid(_events.Count + 1, 0, 0, new byte[8]),
            Run = Run,
            Sequence = _events.Count + 1,
            Path = path,
            SampleWeight = weight,
            Device = device,
            By = by,
        };
        _events.Add(new VisitorEvent(Site, Subject, _events.Count, envelope, happened));
        return this;
    }
}
