namespace Heatmap.Query;

/// <summary>Why an account has the score that it has.</summary>
/// <param name="Intent">The score in hundredths: the sum of the entries' shares.</param>
/// <param name="Points">The sum of the entries' points.</param>
/// <param name="Entries">The latest first.</param>
public sealed record AccountLedger(int Intent, double Points, IReadOnlyList<LedgerEntry> Entries);
