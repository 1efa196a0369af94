using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>
/// What the page did after a click, in milliseconds from it; null: nothing of the kind within <c>Observed</c>. Nulls are written
/// out: without this event the reaction is unknown, which is not the same as none.
/// </summary>
/// <param name="Of">Sequence number of the click.</param>
/// <param name="Observed">How long the page was watched, in milliseconds.</param>
public sealed record Reaction(
    int Seq, string Page, long At, int Of,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Mutation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Scroll,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Navigation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Selection,
    int Observed)
    : CapturedEvent(Seq, Page, At);
