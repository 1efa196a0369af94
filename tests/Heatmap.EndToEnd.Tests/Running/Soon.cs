namespace Heatmap.EndToEnd.Tests;

/// <summary>Asks again until something holds; views follow the log a moment later.</summary>
public static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static async Task<T> HoldsAsync<T>(Func<Task<T>> ask, Func<T, bool> holds, string what)
    {
        var until = DateTime.UtcNow + Limit;
        while (true)
        {
            var answer = await ask();
            if (holds(answer)) return answer;
            if (DateTime.UtcNow > until) throw new TimeoutException($"Not within {Limit}: {what}. Last: {answer}");
            await Task.Delay(Between);
        }
    }
}
