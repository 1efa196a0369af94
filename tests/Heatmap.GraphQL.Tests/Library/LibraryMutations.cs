namespace Heatmap.GraphQL.Tests.Library;

public sealed class LibraryMutations(Counter counter)
{
    public int Add(int amount)
    {
        counter.Log.Add($"add {amount}");
        return counter.Value += amount;
    }

    public async Task<int> AddSlowly(int amount)
    {
        counter.Log.Add($"begin {amount}");
        await Task.Delay(20);
        counter.Log.Add($"end {amount}");
        return counter.Value += amount;
    }
}
