namespace Heatmap.Query;

/// <summary>By what an account is placed in a list: the higher score first, then who was seen last, then by name.</summary>
internal readonly record struct AccountRank(int Score, long LastHour, string Account);
