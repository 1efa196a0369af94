namespace Heatmap.Bench;

/// <summary>A way of behaving in the shop.</summary>
/// <param name="Pace">Factor on all times spent looking: 1 is ordinary, above is slower.</param>
/// <param name="Anger">Chance that a press without an answer is followed by several more.</param>
/// <param name="Resolve">Chance that a form once begun is finished.</param>
/// <param name="Enters">Pages on which a visit begins.</param>
/// <param name="Habits">What is done on each page, by its file.</param>
internal sealed record Persona(
    string Name, double Pace, double Anger, double Resolve,
    IReadOnlyList<(string Item, double Weight)> Enters, IReadOnlyDictionary<string, Habit> Habits);
