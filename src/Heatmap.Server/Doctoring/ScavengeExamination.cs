using Heatmap.Log.EventStoreDb;

namespace Heatmap.Server;

/// <summary>
/// What of an EventStoreDB log is retention's rubbish: taken away from readers, and on the disk until the server scavenges, which only its
/// operator can ask for. Its files are examined by its own tools.
/// </summary>
internal sealed class ScavengeExamination(string subject, string address) : IExamination
{
    // Less than a chunk of its log (256 MB by default: "Database settings" in its documentation) rarely lets it remove a file.
    private const long WorthScavenging = 256L << 20;

    public string Subject => subject;

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        await using var log = EventStoreDbLog.Open(address);
        var release = await log.ReleaseAsync(cancellation);
        var pending = release.Pending ?? 0;
        if (release.Mend is not { } mend) return [Finding.Fine(Subject, "It lies on EventStoreDB and answers; a scavenge would free nothing that retention took away.")];
        var says = $"It lies on EventStoreDB and answers; a scavenge would free {Sizes.InWords(pending)} that retention took away.";
        return [pending < WorthScavenging ? Finding.Fine(Subject, says) : Finding.Notice(Subject, says, mend)];
    }
}
