namespace Heatmap.Projections;

/// <summary>Hundredths of page views (cell 0) and clicks (cell 1) per page, device class and quarter-hour.</summary>
public static class PageFiguresView
{
    public const string Family = "page";
    public const int Views = 0;
    public const int Clicks = 1;
}
