namespace Heatmap.GraphQL.Tests.Library;

public sealed class Counter
{
    private int _answers;

    public int Value { get; set; }

    public List<string> Log { get; } = [];

    public int Met { get; private set; }

    public TaskCompletionSource<bool> AllMet { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<bool> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when a source has said all that it has to say.</summary>
    public TaskCompletionSource<bool> Said { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<bool> Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many large answers were made.</summary>
    public int Answers => Volatile.Read(ref _answers);

    public void CountAnswer() => Interlocked.Increment(ref _answers);

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
