namespace Heatmap.GraphQL.Tests.Library;

/// <summary>An event that makes a large answer, and counts how many were made.</summary>
public sealed class Update(int number, Counter counter)
{
    public const int Size = 10_000;

    public int Number => number;

    public string Padding()
    {
        counter.CountAnswer();
        return new string('x', Size);
    }
}
