namespace Heatmap.GraphQL.Language;

/// <summary>How a character is named in an error, so that what can't be seen is named too.</summary>
internal static class CharacterName
{
    public static string Of(string source, int position)
    {
        if (position >= source.Length)
            return "<EOF>";
        var code = char.IsSurrogatePair(source, position) ? char.ConvertToUtf32(source, position) : source[position];
        if (code is >= 0x20 and <= 0x7E)
            return code == '"' ? "'\"'" : $"\"{(char)code}\"";
        return "U+" + code.ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
    }
}
