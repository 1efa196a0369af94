using System.Threading.RateLimiting;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>Slows down guessing: so many tries a minute for one login, however many clients try.</summary>
public sealed class LoginThrottle : IDisposable
{
    private const int TriesPerMinute = 10;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(login =>
        RateLimitPartition.GetSlidingWindowLimiter(login, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = TriesPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    /// <exception cref="GraphQLException">Too many tries.</exception>
    public void Try(string login)
    {
        using var lease = _limiter.AttemptAcquire(login.Trim().ToLowerInvariant());
        if (!lease.IsAcquired) throw new GraphQLException("TOO_MANY_TRIES", "Too many tries for this login; wait a minute.");
    }

    public void Dispose() => _limiter.Dispose();
}
