using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What a person said of a visitor and an account, and still stands.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Belongs">That the visitor belongs to it; else that they don't.</param>
/// <param name="By">The user who said it; null where that isn't known.</param>
/// <param name="At">When, in Unix milliseconds.</param>
public sealed record AccountSaid(
    [property: JsonPropertyName("a")] string Account,
    [property: JsonPropertyName("b")] bool Belongs,
    [property: JsonPropertyName("y")] string? By,
    [property: JsonPropertyName("t")] long At);
