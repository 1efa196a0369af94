using Heatmap.Client;

namespace Heatmap.Server.Tests.Funnels;

/// <summary>
/// A hundred visits of one session each, an hour ago, to the pages /product, /cart, /thanks and /help. Within ten minutes and without
/// /help after /cart, 100 take the first of those steps, 40 the second and 10 the third.
/// </summary>
internal sealed class Crowd(string key, string origin)
{
    public const string Way = """
        { name: "Buying", window: 600000,
          steps: [{ kind: PAGE, page: "/product" }, { kind: PAGE, page: "/cart" }, { kind: PAGE, page: "/thanks" }],
          exclusions: [{ after: 2, step: { kind: PAGE, page: "/help" } }] }
        """;

    private const int Minute = 60_000;

    private static readonly string[] Paths = ["/product", "/cart", "/thanks", "/help"];

    private readonly long _begun = Sending.Now - (60 * Minute);

    /// <summary>One batch a visitor; letters are pages, each with the minute of the visit.</summary>
    public IReadOnlyList<Batch> Batches() =>
    [
        .. Visits(10, "p0 c2 t4"),
        .. Visits(9, "p0 c2"),
        Half = Visit("p0 c2 p20"),
        .. Visits(10, "p0 c2 t11"),
        .. Visits(10, "p0 c2 h3 t4"),
        .. Visits(20, "p0 t2"),
        .. Visits(20, "c0 p2"),
        .. Visits(20, "p0 c11"),
    ];

    /// <summary>The visit whose rest comes later.</summary>
    public Batch Half { get; private set; } = null!;

    /// <summary>What its browser kept while it was offline: the third step, before the last that has arrived.</summary>
    public Batch Rest() => Half with { Id = Guid.CreateVersion7(), SentAt = Sending.Now, Events = [new View(9, "p3", _begun + (4 * Minute))] };

    private IEnumerable<Batch> Visits(int count, string story) => Enumerable.Range(0, count).Select(_ => Visit(story));

    private Batch Visit(string story) => new()
    {
        Site = key,
        Id = Guid.CreateVersion7(),
        Run = Guid.CreateVersion7(),
        Visitor = Guid.CreateVersion7(),
        Mode = Mode.Balanced,
        SentAt = Sending.Now,
        Sdk = "test",
        Pages = [.. Paths.Select((path, i) => new Page($"p{i + 1}", origin + path, new Size(1280, 800)))],
        Events = [.. story.Split(' ').Select((seen, i) => new View(i + 1, PageOf(seen[0]), _begun + (int.Parse(seen[1..], System.Globalization.CultureInfo.InvariantCulture) * Minute)))],
    };

    private static string PageOf(char letter) => $"p{Array.FindIndex(Paths, p => p[1] == letter) + 1}";
}
