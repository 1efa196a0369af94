namespace Heatmap.Bench.Tests;

/// <summary>Answers at once: lists take 200 ms, and their floor a quarter of that.</summary>
internal sealed class FakeAccountLists : IAccountLists
{
    public static string? LastFolder { get; private set; }

    public Task<AccountListTimes> MeasureAsync(
        string folder, int accounts, int sessions, int questions, Action<string> progress, CancellationToken cancellation)
    {
        Directory.Exists(folder).ShouldBeTrue();
        LastFolder = folder;
        var (lists, floor) = (new LatencyHistogram(), new LatencyHistogram());
        lists.Record(TimeSpan.FromMilliseconds(200));
        floor.Record(TimeSpan.FromMilliseconds(50));
        return Task.FromResult(new AccountListTimes(TimeSpan.FromMilliseconds(100), lists, lists, lists, floor));
    }
}
