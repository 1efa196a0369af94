namespace Heatmap.GraphQL.Tests.Execution.People;

/// <summary>Knows everybody below a thousand, nobody above, and dislikes number 13.</summary>
public sealed class PersonLoader(Calls calls) : BatchLoader<int, Person>
{
    protected override async Task<IReadOnlyDictionary<int, Person>> LoadAsync(IReadOnlyList<int> keys, CancellationToken cancellation)
    {
        calls.Add(keys);
        await calls.Opened.WaitAsync(cancellation);
        return keys.Contains(13)
            ? throw new GraphQLException("UNLUCKY", "Not thirteen.")
            : keys.Where(key => key < 1000).ToDictionary(key => key, key => new Person(key));
    }
}
