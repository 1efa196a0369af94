namespace Heatmap.GraphQL.Tests.Execution.People;

public sealed class PeopleRoot
{
    public IEnumerable<Person> People(IReadOnlyList<int> numbers) => numbers.Select(number => new Person(number));

    public Task<Person?> Person(int number, PersonLoader people) => people.LoadAsync(number);

    public async IAsyncEnumerable<Person> Arrived(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            yield return new Person(1);
        }
    }
}
