namespace Heatmap.Events;

/// <summary>A site: 4 to 32 characters of <c>a-z0-9</c>, so that it can stand between the hyphens of a stream name.</summary>
public readonly record struct SiteId
{
    public SiteId(string value)
    {
        if (!IsValid(value)) throw new FormatException($"'{value}' is not a site id: 4 to 32 characters of a-z and 0-9.");
        Value = value;
    }

    public string Value { get; }

    public static bool IsValid(string? value) =>
        value is { Length: >= 4 and <= 32 } && value.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9');

    public override string ToString() => Value;
}
