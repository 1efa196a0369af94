namespace Heatmap.Privacy;

/// <summary>The check digits of printed numbers: they tell an account from an article number.</summary>
internal static class Checksums
{
    /// <summary>ISO/IEC 7812-1, annex B (Luhn), 13 to 19 digits, not all alike.</summary>
    public static bool IsCard(string text)
    {
        var digits = text.Where(char.IsDigit).Select(c => (int)char.GetNumericValue(c)).ToArray();
        if (digits.Length is < 13 or > 19 || digits.All(d => d == digits[0])) return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i];
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>ISO 13616-1 (modulo 97 of ISO 7064 is 1), 15 to 34 characters.</summary>
    public static bool IsIban(string text)
    {
        var account = text.Where(char.IsAsciiLetterOrDigit).ToArray();
        if (account.Length is < 15 or > 34) return false;
        var rest = 0;
        foreach (var c in account[4..].Concat(account[..4]))
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + char.ToUpperInvariant(c) - 'A' + 10) % 97;
        return rest == 1;
    }
}
