namespace Heatmap.GraphQL.Tests.Execution.People;

public sealed record Person(int Number)
{
    public Task<Person?> FriendAsync(PersonLoader people) => people.LoadAsync(Number + 1);

    /// <summary>Asks only after it has awaited something else.</summary>
    public async Task<Person?> AcquaintanceAsync(PersonLoader people)
    {
        await Task.Yield();
        return await people.LoadAsync(Number + 100);
    }
}
