namespace Heatmap.Query;

/// <summary>How many visitors were read, and whether those are all that there were in that time.</summary>
public sealed record RecentlyRead(int Visitors, bool IsAll);
