namespace Heatmap.GraphQL.Tests.Library;

/// <summary>An event whose first one is never answered.</summary>
public sealed record Sluggish(int Number)
{
    public async Task<int?> AnswerAsync([Microsoft.AspNetCore.Mvc.FromServices] Counter counter, CancellationToken cancellation)
    {
        counter.Asked.TrySetResult(true);
        if (Number == 1)
            await Task.Delay(Timeout.Infinite, cancellation);
        return Number;
    }
}
