namespace Heatmap.Projections;

/// <summary>
/// Totals of a funnel, per quarter-hour in which its first step was taken. Item: <see cref="Steps"/> or <see cref="Times"/>.
/// Of <see cref="Steps"/> cell n is how many got to step n + 1, in hundredths. Of <see cref="Times"/> the cell is step x
/// <see cref="Durations.Buckets"/> + bucket of the time since the step before.
/// Name: the funnel's key; for the parts of a dimension the key and the dimension, the facet then being the value, empty where it isn't known.
/// </summary>
public static class FunnelView
{
    public const string Family = "funnel";
    public const string Steps = "steps";
    public const string Times = "times";

    /// <summary>By what a funnel is broken down.</summary>
    public const string Device = "device";
    public const string Country = "country";
    public const string Source = "source";
    public const string Campaign = "campaign";

    /// <summary>The account of the session, as <c>domain:acme.example</c>. Those of none have no part: they are what is left of the whole.</summary>
    public const string Account = "account";

    /// <summary>The name of a funnel's totals, whole or (with a dimension) in parts.</summary>
    public static string NameOf(string key, string? dimension = null) => dimension is null ? key : $"{key} {dimension}";
}
