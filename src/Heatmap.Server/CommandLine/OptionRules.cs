using System.CommandLine;
using System.Globalization;

namespace Heatmap.Server;

/// <summary>Which values an option takes. What isn't one is a wrong call: exit code 2, before anything is done.</summary>
internal static class OptionRules
{
    public static void Check(Option option, Func<string, bool> isRight, string what) => option.Validators.Add(given =>
    {
        foreach (var token in given.Tokens)
        {
            if (!isRight(token.Value)) given.AddError($"{option.Name} is '{token.Value}'; it must be {what}.");
        }
    });

    /// <summary>The parser itself says only that it can't make a number of it.</summary>
    public static void Between(Option<int> option, int least, int most)
    {
        Check(option, IsRight, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        // Read here, so that the parser doesn't add an error of its own to ours.
        option.CustomParser = given => IsRight(given.Tokens[^1].Value) ? Number(given.Tokens[^1].Value) : least;

        bool IsRight(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
