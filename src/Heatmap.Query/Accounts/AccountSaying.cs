namespace Heatmap.Query;

/// <summary>What a person said by hand of which account somebody is, and still stands.</summary>
/// <param name="Key">With <paramref name="At"/> its place in the list.</param>
/// <param name="Subject">The visitor that is meant; null where it is everybody of a network or domain.</param>
/// <param name="From">The network or domain that is meant, as an account's id; null where it is a visitor.</param>
/// <param name="Account">The account that they belong to, or don't; null where a network or domain is said to be no account.</param>
/// <param name="Belongs">That they belong to it; else that they don't.</param>
/// <param name="At">When it was said, Unix milliseconds.</param>
/// <param name="By">The user who said it; null where that isn't known any more.</param>
public sealed record AccountSaying(string Key, string? Subject, string? From, string? Account, bool Belongs, long At, string? By);
