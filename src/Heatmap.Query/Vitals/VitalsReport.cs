namespace Heatmap.Query;

/// <summary>The vitals of all pages together, and of each page, those measured most first; how many pages there are in all.</summary>
public sealed record VitalsReport(PageVitals All, IReadOnlyList<PageVitals> Pages, int PageCount, Origin Origin);
