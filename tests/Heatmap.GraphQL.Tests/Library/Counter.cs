namespace Heatmap.GraphQL.Tests.Library;

public sealed class Counter
{
    public int Value { get; set; }

    public List<string> Log { get; } = [];

    public int Met { get; private set; }

    public TaskCompletionSource<bool> AllMet { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<bool> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> Meet(int parties)
    {
        lock (Log)
        {
            if (++Met == parties)
                AllMet.SetResult(true);
        }

        return AllMet.Task;
    }
}
