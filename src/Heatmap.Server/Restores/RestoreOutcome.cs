namespace Heatmap.Server;

/// <summary>What was restored.</summary>
/// <param name="Events">Events put into the log.</param>
/// <param name="Position">Where the log now ends.</param>
/// <param name="Subjects">Subjects whose keys are there.</param>
/// <param name="Unreadable">Keys of the backup whose epoch was destroyed since: what they sealed can't be opened any more, by design.</param>
/// <param name="ForgottenAgain">Visitors forgotten after the backup, whose keys it had brought back and who are forgotten again.</param>
/// <param name="Erasures">Erasures in the ledger, all of which hold in what was restored.</param>
internal sealed record RestoreOutcome(long Events, string Position, long Subjects, long Unreadable, int ForgottenAgain, int Erasures)
{
    /// <summary>Whether the views came from the backup and were folded on from there, instead of from the log's beginning.</summary>
    public bool ViewsTaken { get; init; }
}
