using System.Reflection;

namespace Heatmap.Client;

/// <summary>Makes batches of what was tracked: one visitor's each, in the order in which it was tracked.</summary>
internal sealed class Batches(TrackerOptions options, TimeProvider time, Random random)
{
    // There is no window on a server.
    private static readonly Size NoViewport = new(0, 0);

    private static readonly string Sdk = "dotnet " + typeof(Batches).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public IEnumerable<(Batch Batch, Caller Caller)> Of(IReadOnlyList<Tracked> tracked) => tracked
        .GroupBy(one => (one.Occasion!.Visitor, one.Occasion.UserAgent))
        .Select(group => (Make(group.Key.Visitor, [.. group]), new Caller(group.Key.UserAgent, options.Origin)));

    /// <summary>A run of its own each: the numbers of a run must rise, and other servers of the site track the same visitor.</summary>
    private Batch Make(Guid visitor, IReadOnlyList<Tracked> tracked)
    {
        var pages = tracked.Select(one => one.Occasion!.Page.AbsoluteUri).Distinct().Select((url, i) => new Page($"p{i + 1}", url, NoViewport)).ToList();
        var ids = pages.ToDictionary(page => page.Url, page => page.Id);
        var now = time.GetUtcNow();
        return new Batch
        {
            Site = options.SiteId,
            Id = TimeOrderedId.Make(now, random),
            Run = TimeOrderedId.Make(now, random),
            Visitor = visitor,
            Mode = options.PrivacyMode,
            SentAt = now.ToUnixTimeMilliseconds(),
            Sdk = Sdk,
            Pages = pages,
            Events = [.. tracked.Select((one, i) => one.Event!(i + 1, ids[one.Occasion!.Page.AbsoluteUri]))],
        };
    }
}
