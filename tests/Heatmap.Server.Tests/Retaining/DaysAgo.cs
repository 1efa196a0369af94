namespace Heatmap.Server.Tests.Retaining;

/// <summary>A clock that is so many days slow.</summary>
internal sealed class DaysAgo(int days) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(-days);
}
