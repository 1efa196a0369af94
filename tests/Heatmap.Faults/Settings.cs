using System.Globalization;

namespace Heatmap.Faults;

/// <summary>What the program is called with.</summary>
/// <param name="Notes">A file to which a line is added for each round, as tests/tally.mjs reads it: passed or failed, and its name.</param>
internal sealed record Settings(int Rounds, int Seed, IReadOnlyList<string> Setups, string? Notes = null)
{
    public const string Usage = "bash tests/faults [--rounds N] [--seed N] [--setup NAME,...] [--notes FILE]    setups: ";

    /// <exception cref="ArgumentException">An argument can't be understood.</exception>
    public static Settings Parse(string[] arguments, IEnumerable<string> known)
    {
        var settings = new Settings(50, Random.Shared.Next(), [.. known]);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.");
            settings = arguments[i] switch
            {
                "--rounds" => settings with { Rounds = Number(value) },
                "--seed" => settings with { Seed = Number(value) },
                "--notes" => settings with { Notes = value },
                "--setup" => settings with { Setups = Chosen(value.Split(','), settings.Setups) },
                var unknown => throw new ArgumentException($"{unknown} is not known."),
            };
        }

        return settings;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"'{text}' is not a number.");

    private static string[] Chosen(string[] names, IReadOnlyList<string> known) =>
        names.Except(known).FirstOrDefault() is { } unknown ? throw new ArgumentException($"There is no setup '{unknown}'.") : names;
}
