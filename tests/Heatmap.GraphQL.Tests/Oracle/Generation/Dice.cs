namespace Heatmap.GraphQL.Tests.Oracle.Generation;

/// <summary>Chance that can be had again: the same seed gives the same throws.</summary>
public sealed class Dice(int seed)
{
    private const string Variable = "ORACLE_SEED";

    private readonly Random _random = new(seed);

    /// <summary>The seed of this run; another one is given by the variable ORACLE_SEED.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable(Variable), out var given) ? given : 20250903;

    /// <summary>Dice for the document of that number, so that one document can be had again without those before it.</summary>
    public static Dice For(int number) => new(unchecked((Seed * 31) + number));

    /// <summary>How a document that fails is found again.</summary>
    public static string Label(int number) => $"document {number} of {Variable}={Seed}";

    public int Below(int end) => _random.Next(end);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public List<T> Some<T>(IReadOnlyList<T> items, int most) =>
        [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Pick(items))];
}
