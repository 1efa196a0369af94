using System.Text;

namespace Heatmap.GraphQL.Tests.Oracle.Generation;

/// <summary>A document with a few small things done to it, as a slip of the hand or a hostile client would.</summary>
public sealed class Mutation(Dice dice, IReadOnlyList<string> corpus)
{
    private static readonly string[] Snippets =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "&", "|", ":", "=", "@", "...", ",", "\"", "\"\"\"", "\\", "\\u", "\\u{", "#", "-", ".", "0", "1.5e",
        "null", "on", "query", "fragment", "extend", "type", "implements", "true", "repeatable", "\n", "\r", "\r\n", "\t", "\0", "\uFEFF", "é", "😀", "_", "e",
    ];

    public string Next()
    {
        var runes = dice.Pick(corpus).EnumerateRunes().ToList();
        for (var times = 1 + dice.Below(3); times > 0; times--)
            Change(runes);
        var text = new StringBuilder();
        foreach (var rune in runes)
            text.Append(rune.ToString());
        return text.ToString();
    }

    private void Change(List<Rune> runes)
    {
        var at = dice.Below(runes.Count + 1);
        var length = Math.Min(runes.Count - at, 1 + dice.Below(dice.Chance(20) ? 40 : 3));
        switch (dice.Below(6))
        {
            case 0:
                runes.RemoveRange(at, length);
                break;
            case 1:
                runes.InsertRange(at, dice.Pick(Snippets).EnumerateRunes());
                break;
            case 2:
                runes.InsertRange(at, runes.GetRange(at, length));
                break;
            case 3:
                runes.RemoveRange(at, length);
                runes.InsertRange(at, dice.Pick(Snippets).EnumerateRunes());
                break;
            case 4:
                runes.RemoveRange(at, runes.Count - at);
                runes.AddRange(Tail());
                break;
            default:
                runes.Reverse(at, length);
                break;
        }
    }

    /// <summary>The end of another document.</summary>
    private IEnumerable<Rune> Tail()
    {
        var other = dice.Pick(corpus).EnumerateRunes().ToList();
        return other.Skip(dice.Below(other.Count + 1));
    }
}
