namespace Heatmap.Bench.Tests;

internal static class Some
{
    public static readonly Uri Shop = new("http://shop.example:5080/demo/");
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    public static IReadOnlyList<Visit> Visits(int seed, int count = 30) =>
        [.. Past.Visits(Shop, "pk_demo", count, Now, TimeSpan.FromHours(48), seed)];

    public static IEnumerable<Batch> Batches(this IEnumerable<Visit> visits) => visits.SelectMany(visit => visit.Batches).Select(timed => timed.Batch);

    public static IEnumerable<CapturedEvent> Events(this IEnumerable<Batch> batches) => batches.SelectMany(batch => batch.Events);
}
