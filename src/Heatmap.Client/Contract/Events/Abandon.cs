namespace Heatmap.Client;

/// <summary>A form was begun and left without being sent.</summary>
/// <param name="Target">The form.</param>
/// <param name="Fields">Number of fields that a person can fill in.</param>
/// <param name="Touched">How many of them were touched.</param>
/// <param name="Last">Selector of the field touched last.</param>
/// <param name="Duration">Milliseconds from the first touch to leaving.</param>
public sealed record Abandon(int Seq, string Page, long At, Target Target, int Fields, int Touched, string Last, long Duration)
    : CapturedEvent(Seq, Page, At);
