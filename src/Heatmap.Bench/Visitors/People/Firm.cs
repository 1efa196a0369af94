namespace Heatmap.Bench;

/// <summary>A made-up company from which people come to the shop for a while.</summary>
/// <param name="Domain">Of its people's e-mail addresses.</param>
/// <param name="Home">Where its people are.</param>
internal sealed record Firm(string Domain, Home Home, FirmKind Kind, int Visits)
{
    /// <summary>Those who have been here, one for each address.</summary>
    public List<Visitor> People { get; } = [];

    /// <summary>Visits that are still to come.</summary>
    public int Left { get; set; } = Visits;
}
