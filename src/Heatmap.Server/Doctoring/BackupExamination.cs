namespace Heatmap.Server;

/// <summary>Whether there is a backup that could be restored.</summary>
internal sealed class BackupExamination(string data, string secrets, TimeProvider time) : IExamination
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(7);

    public string Subject => "backup";

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        const string again = "Run 'backup --to FOLDER'";
        if (BackupRecord.Find(data) is not { } last) return Found(Finding.Notice(Subject, "There was no backup yet.", again + "; keep copies of secrets and ledger elsewhere, too."));
        var (age, epochs) = (time.GetUtcNow() - last.MadeAt, SecretsExamination.EpochsIn(secrets));
        var says = $"The last one was made {InWords(age)} ago in '{last.Folder}'";
        if (!last.Epochs.All(epochs.Contains))
            return Found(Finding.Act(Subject, $"{says}. Its keys are wrapped in an epoch that a rotation has destroyed since: what they sealed can't be opened any more.", again + $" --since '{last.Folder}', which copies only what is new; best after each nightly rotation."));
        return Found(age > Old ? Finding.Notice(Subject, says + ".", again + ".") : Finding.Fine(Subject, says + "."));
    }

    private static string InWords(TimeSpan age) => age.TotalHours < 1 ? "less than an hour" : age.TotalHours < 48 ? $"{age.TotalHours:0} hours" : $"{age.TotalDays:0} days";

    private static Task<IReadOnlyList<Finding>> Found(Finding finding) => Task.FromResult<IReadOnlyList<Finding>>([finding]);
}
