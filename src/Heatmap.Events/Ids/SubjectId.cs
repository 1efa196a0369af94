namespace Heatmap.Events;

/// <summary>A visitor of one site as the log knows it: a random id. Nothing in it leads back to the person.</summary>
public readonly record struct SubjectId(Guid Value)
{
    public static SubjectId Parse(string text) => new(Guid.ParseExact(text, "N"));

    public static bool TryParse(string? text, out SubjectId subject)
    {
        var ok = Guid.TryParseExact(text, "N", out var value);
        subject = new SubjectId(value);
        return ok;
    }

    public override string ToString() => Value.ToString("N");
}
