namespace Heatmap.Ingest;

/// <summary>What is wrong with a value: a stable code, where, and what would be right. Never the value itself, which may be personal.</summary>
internal struct Fault
{
    public string? Code;
    public string Place;
    public string Expected;

    public static bool Raise(out Fault fault, string code, string expected)
    {
        fault = new Fault { Code = code, Place = "", Expected = expected };
        return false;
    }

    /// <summary>Puts an outer step before the place, on the way out of nested values.</summary>
    public bool Within(string step)
    {
        Place = step + Place;
        return false;
    }

    public readonly string Sentence(string root) => $"{root}{Place} {Expected}.";
}
