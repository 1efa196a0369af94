namespace Heatmap.Bench;

/// <summary>How long a list of all accounts sorted by intent takes, beside reading the same totals alone.</summary>
public sealed class AccountsBenchmark(IAccountLists lists, BenchmarkSizes sizes) : IBenchmark
{
    public string Name => "accounts";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var folder = Directory.CreateTempSubdirectory("heatmap-bench-accounts-").FullName;
        try
        {
            var (took, floor) = await lists.MeasureAsync(
                folder, sizes.Accounts, sizes.AccountSessions, sizes.AccountQuestions, progress, cancellation).ConfigureAwait(false);
            return
            [
                Figure.Milliseconds("accounts.list.p50", took.Percentile(0.5), floor.Percentile(0.5)),
                Figure.Milliseconds("accounts.list.p99", took.Percentile(0.99), floor.Percentile(0.99)),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
