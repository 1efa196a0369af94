using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>Whether a database file is sound, and what it holds beside its content.</summary>
internal sealed class DatabaseExamination(string path, string name) : IExamination
{
    // What is free in a small file, or a small part of a large one, isn't worth a word.
    private const long FreeWorthTelling = 64 * 1024 * 1024;
    private const double PartWorthTelling = 0.25;

    // Twice what the largest of the files lets stand there (four times 32 MiB, the views').
    private const long LargeWriteAheadLog = 256 * 1024 * 1024;

    public string Subject => name;

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        using var opened = SqliteInspection.Open(path);
        return Task.FromResult<IReadOnlyList<Finding>>([.. Judge(opened.Examine())]);
    }

    private IEnumerable<Finding> Judge(SqliteCondition condition)
    {
        if (condition.Damage.Count > 0)
            yield return Finding.Act(Subject, $"It is damaged: {string.Join("; ", condition.Damage)}.", Mend());
        if (condition.WriteAheadBytes > LargeWriteAheadLog)
            yield return Finding.Act(Subject, $"Its write-ahead log has grown to {Sizes.InWords(condition.WriteAheadBytes)}.", "Something reads the file without end: end other programs that have it open, or restart the server.");
        if (condition.FreeBytes > FreeWorthTelling && condition.FreeBytes > PartWorthTelling * condition.Bytes)
            yield return Finding.Notice(Subject, $"{Sizes.InWords(condition.FreeBytes)} of its {Sizes.InWords(condition.Bytes)} are free.", "They are used again as it grows, and given back when retention or a rebuild next tidies up.");
        if (condition.Damage.Count == 0) yield return Finding.Fine(Subject, $"Sound; {Sizes.InWords(condition.Bytes)}, {Sizes.InWords(condition.FreeBytes)} of it free, write-ahead log {Sizes.InWords(condition.WriteAheadBytes)}.");
    }

    private string Mend() => name.StartsWith("views", StringComparison.Ordinal)
        ? $"Stop the server and delete '{Path.GetDirectoryName(path)}': the views are folded again from the log at the next start."
        : "Stop the server and 'restore' the last backup into a new folder.";
}
