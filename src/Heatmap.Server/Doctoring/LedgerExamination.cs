using Heatmap.Privacy;
using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>Whether the erasure ledger holds, and whether what it promises was done.</summary>
internal sealed class LedgerExamination(string keysFile, string ledgerFile, TimeProvider time) : IExamination
{
    // An erasure takes seconds; the rotation that makes it unrecoverable comes each night.
    private static readonly TimeSpan LongestErasure = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestRotation = TimeSpan.FromHours(49);

    public string Subject => "erasures";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        using var keys = SqliteInspection.Open(keysFile);
        using var file = SqliteInspection.Open(ledgerFile);
        // The anchor first: what is entered in between is then behind it, and not missing.
        var noted = (await KeyStoreCondition.ReadAsync(keys, cancellation)).Ledger;
        try
        {
            var ledger = await ErasureLedger.OpenAsync(SqliteLedgerStore.Over(file), new NotedHead(noted), cancellation);
            return [.. Judge(ledger.Erasures)];
        }
        catch (LedgerBrokenException e)
        {
            return [Finding.Act(Subject, e.Message.Split(". ")[0] + ".", "Put back an unbroken copy of ledger/erasures.db: without it, erasures that were promised may not hold.")];
        }
    }

    private IEnumerable<Finding> Judge(IReadOnlyList<Erasure> erasures)
    {
        var now = time.GetUtcNow();
        var begun = erasures.Count(e => e.State == ErasureState.Requested && Age(e.Requested) > LongestErasure);
        if (begun > 0)
            yield return Finding.Act(Subject, $"{Erasures(begun)} asked for more than {LongestErasure.TotalMinutes:0} minutes ago, and not finished.", "Start the server, or look for a projection that stands still: an erasure ends when the views have taken it in.");
        var recoverable = erasures.Count(e => e.Unusable is { } unusable && e.State == ErasureState.Unusable && Age(unusable) > LongestRotation);
        if (recoverable > 0)
            yield return Finding.Act(Subject, $"{Erasures(recoverable)} made more than {LongestRotation.TotalHours:0} hours ago, and an old copy of the key store would still bring them back.", "Run 'keys rotate'; a server that runs at night does it by itself.");
        if (begun + recoverable == 0) yield return Finding.Fine(Subject, $"The ledger's chain holds; {erasures.Count} erasures, {erasures.Count(e => e.State == ErasureState.Unrecoverable)} of them unrecoverable.");

        TimeSpan Age(LedgerEntry entry) => now - DateTimeOffset.FromUnixTimeMilliseconds(entry.At);
        static string Erasures(int count) => count == 1 ? "1 erasure was" : $"{count} erasures were";
    }
}
