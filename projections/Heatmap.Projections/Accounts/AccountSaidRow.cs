using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>
/// What a person said of a visitor and an account, and still stands: a row of the view <see cref="View"/>, keyed by subject and account,
/// ranked by when it was said (Unix milliseconds).
/// </summary>
public sealed record AccountSaidRow(
    [property: JsonPropertyName("s")] string Subject,
    [property: JsonPropertyName("a")] string Account,
    [property: JsonPropertyName("b")] bool Belongs,
    [property: JsonPropertyName("y")] string? By)
{
    public const string View = "account.said";

    [JsonIgnore] public string Key => $"{Subject}.{Account}";
}
