using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>A part of an account's score, and the event that it comes from.</summary>
/// <param name="Rule">The rule that gives it.</param>
/// <param name="Row">The event; null for those that retention took, which are told together by rule and hour.</param>
/// <param name="Count">How many events it stands for: 1, but for those that are gone.</param>
/// <param name="At">When it happened, in Unix milliseconds; where only the hour or day is left, its beginning.</param>
/// <param name="Points">What is left of its points, as far as the rule's cap lets them count.</param>
/// <param name="Share">Hundredths of the score. The shares of all entries sum to the score exactly.</param>
public sealed record LedgerEntry(IntentRule Rule, AccountEntryRow? Row, long Count, long At, double Points, int Share);
