using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>Accounts that are asked for: as they stood at a time (Unix milliseconds), by the site's rules, from an offset on.</summary>
/// <param name="Text">A part of the name, whatever its case; null for all.</param>
/// <param name="Category">Null for all.</param>
/// <param name="SeenSince">Somebody of it was seen since then; null for all.</param>
public sealed record AccountsAsked(
    SiteId Site, IntentRules Rules, long At, string? Text, AccountCategory? Category, long? SeenSince, AccountSort Sort, int First, int Offset);
