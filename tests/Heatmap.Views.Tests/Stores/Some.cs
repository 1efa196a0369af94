using System.Text;

namespace Heatmap.Views.Tests;

/// <summary>Things that tests are not about, ready made.</summary>
public static class Some
{
    public const string Site = "shop";
    public const string OtherSite = "shop2";

    public static Generation Generation(string projection = "click-map", GenerationState state = GenerationState.Building) =>
        new(new GenerationId(0), projection, CodeVersion: 1, Views.Generation.EverySite, DefinitionsVersion: 1, state, Trouble: null);

    public static ViewKey Key(string key, string site = Site, string parent = "", string view = "session") => new(view, site, parent, key);

    public static ViewRow Row(string key, long rank = 0, string site = Site, string parent = "", string view = "session", string document = "{}") =>
        new(Key(key, site, parent, view), rank, Encoding.UTF8.GetBytes(document));

    public static RollupDelta Clicks(long quarter, int cell, long weight, string site = Site, string name = "/", string facet = "desktop", string item = "") =>
        new(new RollupKey("click", site, name, facet, item, BucketSize.Quarter, quarter), new Dictionary<int, long> { [cell] = weight });

    public static RollupRange Range(BucketSize size = BucketSize.Quarter, string site = Site, string? name = null) =>
        new("click", site, size, long.MinValue, long.MaxValue, name);

    public static FoldState State(string subject, long revision, string site = Site) =>
        new(site, subject, revision, Encoding.UTF8.GetBytes($"{{\"revision\":{revision}}}"));

    public static Advance Advance(int partition, string to, string? from = null) => new(partition, from, to);

    public static GenerationCommit Commit(GenerationId generation) => new(generation, [], [], [], [], []);

    public static string Text(this ViewRow row) => Encoding.UTF8.GetString(row.Document.Span);

    public static IEnumerable<string> Keys(this IEnumerable<ViewRow> rows) => rows.Select(r => r.Key.Key);
}
