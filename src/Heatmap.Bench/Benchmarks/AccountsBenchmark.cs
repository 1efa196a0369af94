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
            var took = await lists.MeasureAsync(
                folder, sizes.Accounts, sizes.AccountSessions, sizes.AccountQuestions, progress, cancellation).ConfigureAwait(false);
            return
            [
                Figure.Milliseconds("accounts.list.p50", took.Lists.Percentile(0.5), took.Floor.Percentile(0.5)),
                Figure.Milliseconds("accounts.list.p99", took.Lists.Percentile(0.99), took.Floor.Percentile(0.99)),
                Figure.Milliseconds("accounts.list.first", took.First, took.Floor.Percentile(0.5)),
                Figure.Milliseconds("accounts.past.p50", took.Past.Percentile(0.5), took.Floor.Percentile(0.5)),
                Figure.Milliseconds("accounts.again.p50", took.Again.Percentile(0.5), took.Floor.Percentile(0.5)),
                Figure.Milliseconds("accounts.again.p99", took.Again.Percentile(0.99), took.Floor.Percentile(0.99)),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
