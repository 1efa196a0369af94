namespace Heatmap.Server;

/// <summary>Says of a store that lies on a server that it isn't examined here.</summary>
internal sealed class ServerExamination(string subject) : IExamination
{
    public string Subject => subject;

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>(
        [Finding.Notice(Subject, "It lies on a server, which is not examined here.", "Watch its disk, its long transactions and its vacuuming with the server's own tools.")]);
}
