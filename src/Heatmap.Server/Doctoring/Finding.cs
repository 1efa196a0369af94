namespace Heatmap.Server;

/// <summary>One thing that <c>doctor</c> found, in a sentence, with what to do about it (null where there is nothing to do).</summary>
/// <param name="Subject">What it is about: a file, the ledger, a projection.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Says">What is the case.</param>
/// <param name="Mend">What to do.</param>
internal sealed record Finding(string Subject, FindingLevel Level, string Says, string? Mend = null)
{
    public static Finding Fine(string subject, string says) => new(subject, FindingLevel.Fine, says);

    public static Finding Notice(string subject, string says, string mend) => new(subject, FindingLevel.Notice, says, mend);

    public static Finding Act(string subject, string says, string mend) => new(subject, FindingLevel.Act, says, mend);
}
