namespace Heatmap.Views;

/// <summary>
/// Stretches of UTC time that totals are kept for. Quarter-hours are what every time zone's days are made of; hours and days are
/// their sums, kept so that long ranges read few rows. The numbers are a storage format.
/// </summary>
public enum BucketSize
{
    Quarter = 0,
    Hour = 1,
    Day = 2,
}
