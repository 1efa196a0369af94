namespace Heatmap.Projector.Tests.Retaining;

/// <summary>A clock that the test sets.</summary>
internal sealed class SetTime : TimeProvider
{
    public long Now { get; set; } = Weeks.Begin;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
}
