namespace Heatmap.Privacy;

/// <summary>
/// Finds personal data in what is stored in clear, and puts typed placeholders in its place: <c>:email</c>, <c>:uuid</c>,
/// <c>:iban</c>, <c>:card</c>, <c>:phone</c>, <c>:ip</c>, <c>:token</c>, <c>:number</c>. It knows forms, not names: what looks like
/// an ordinary word or slug stays. Pure; masking twice is masking once; never throws.
/// </summary>
public static class PersonalDataFinder
{
    /// <summary>The version of the rules: stored in every envelope. Raise it with every change of what is found.</summary>
    public const int Version = 2;

    // Every rule but e-mail needs as many digits as the shortest network address has, or a run as long as the shortest token.
    private const int FewestDigits = 4;
    private const int ShortestToken = 16;

    // What is put in place of a text that can't be looked through.
    private const string Hidden = ":token";

    // Replaced text can bring its neighbours together to something new; it takes two rounds at most in practice.
    private const int Rounds = 8;

    /// <summary>A page's path, segment by segment; query and fragment are cut off. Percent-encoding hides nothing.</summary>
    public static string MaskPath(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        if (end >= 0) path = path[..end];
        if (!IsSuspect(path, fewestDigits: 1)) return path;
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var masked = PathSegments.IsIdAfter(i == 0 ? "" : segments[i - 1], segments[i]) ? ":number" : Mask(segments[i], PathSegments.Decode);
            if (!ReferenceEquals(masked, segments[i])) segments[i] = PathSegments.Encode(masked);
        }

        return string.Join('/', segments);
    }

    /// <summary>A CSS selector. Its escapes hide nothing; a selector with a placeholder in it need not be valid any more.</summary>
    public static string MaskSelector(string selector) => IsSuspect(selector) ? Mask(selector, SelectorEscapes.Decode) : selector;

    /// <summary>A custom event's name.</summary>
    public static string MaskName(string name) => IsSuspect(name) ? Mask(name, PathSegments.Decode) : name;

    /// <summary>An id of a user or program of ours, which may look like a token, but must not be an e-mail.</summary>
    internal static string MaskEmails(string id) => PersonalDataRules.Email.Apply(id);

    private static string Mask(string text, Func<string, string?> decode)
    {
        var current = text;
        for (var round = 0; round < Rounds; round++)
        {
            if (decode(current) is not { } decoded) return Hidden;
            var masked = PersonalDataRules.Apply(decoded);
            if (masked == decoded && (round == 0 || decoded == current)) return current;
            current = masked;
        }

        return Hidden;
    }

    /// <summary>Whether a rule can match at all: most selectors and names are told apart here.</summary>
    private static bool IsSuspect(string text, int fewestDigits = FewestDigits)
    {
        var (digits, run) = (0, 0);
        foreach (var c in text)
        {
            if (c is '@' or '\uFF20' or '%' or '\\') return true;
            if (char.IsDigit(c) && ++digits >= fewestDigits) return true;
            run = char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? run + 1 : 0;
            if (run >= ShortestToken) return true;
        }

        return false;
    }
}
