using System.Text.RegularExpressions;

namespace Heatmap.Privacy;

/// <summary>The table of forms, in the order in which they are tried: the surer a form, the earlier.</summary>
internal static partial class PersonalDataRules
{
    // Not in the middle of a word or number.
    private const string Start = @"(?<![\p{L}\p{N}])";
    private const string End = @"(?![\p{L}\p{N}])";

    public static PersonalDataRule Email { get; } = new(":email", EmailForm(), _ => true);

    private static readonly PersonalDataRule[] All =
    [
        Email,
        new(":token", SignedTokenForm(), _ => true),
        new(":uuid", UuidForm(), _ => true),
        new(":iban", IbanForm(), Checksums.IsIban),
        new(":card", CardForm(), Checksums.IsCard),
        new(":phone", InternationalPhoneForm(), HasPhoneLength),
        new(":phone", NationalPhoneForm(), HasPhoneLength),
        new(":ip", AddressForm(), IsAddress),
        new(":number", SocialSecurityForm(), _ => true),
        new(":number", NationalInsuranceForm(), _ => true),
        new(":number", TaxIdentificationForm(), _ => true),
        new(":token", TokenForm(), TokenShape.LooksRandom),
        new(":number", NumberForm(), _ => true),
    ];

    public static string Apply(string text)
    {
        foreach (var rule in All) text = rule.Apply(text);
        return text;
    }

    // RFC 5322, section 3.4.1, read widely: anything but its "specials" and white space before the at sign; a domain without a dot
    // or in brackets counts too. Wider than any address that is delivered: better too much masked than one address let through.
    [GeneratedRegex(@"(?<![^\s@＠""(),:;<>\[\]\\#])[^\s@＠""(),:;<>\[\]\\#]+[@＠](?:\[[^\]\s]*\]|[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)")]
    private static partial Regex EmailForm();

    // RFC 7519: three Base64url parts, the first a JSON object, which always begins with these letters.
    [GeneratedRegex(@"(?<![\w-])eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?", RegexOptions.ECMAScript)]
    private static partial Regex SignedTokenForm();

    [GeneratedRegex(Start + "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}" + End)]
    private static partial Regex UuidForm();

    // ISO 13616: country, two check digits, up to 30 letters and digits, printed in groups of four.
    [GeneratedRegex(Start + @"[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?" + End)]
    private static partial Regex IbanForm();

    // ISO/IEC 7812: up to 19 digits, printed in groups.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])\d(?:[ -]?\d){12,18}(?!\d)")]
    private static partial Regex CardForm();

    // E.164: a plus, country code, at most 15 digits.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:\+|00)[1-9][\d .()/-]{5,20}\d(?!\d)")]
    private static partial Regex InternationalPhoneForm();

    // North America's 3-3-4, and a trunk zero with an area code set apart.
    [GeneratedRegex(@"(?<![\p{L}\p{N}-])(?:\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}|\(?0\d{2,5}\)?[ /-]\d{4,9})" + End)]
    private static partial Regex NationalPhoneForm();

    [GeneratedRegex(@"(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}.])")]
    private static partial Regex AddressForm();

    // The United States' social security number, printed 3-2-4.
    [GeneratedRegex(@"(?<![\p{L}\p{N}-])\d{3}-\d{2}-\d{4}(?![\p{L}\p{N}-])")]
    private static partial Regex SocialSecurityForm();

    // The United Kingdom's national insurance number: two letters, six digits, a letter from A to D, printed in pairs. Which letters
    // are given out isn't asked: HM Revenue's own example, QQ, is none of them.
    [GeneratedRegex(Start + @"[A-Za-z]{2} ?(?:\d{2} ?){3}[A-Da-d]" + End)]
    private static partial Regex NationalInsuranceForm();

    // Germany's tax identification, printed 2-3-3-3; unprinted it is a number like any.
    [GeneratedRegex(Start + @"\d{2} \d{3} \d{3} \d{3}" + End)]
    private static partial Regex TaxIdentificationForm();

    [GeneratedRegex("[A-Za-z0-9_-]{16,}")]
    private static partial Regex TokenForm();

    // Seven digits and more are customer, order and birth numbers; years, sizes, prices and article counts are shorter.
    [GeneratedRegex(@"\d{7,}")]
    private static partial Regex NumberForm();

    private static bool HasPhoneLength(string text) => text.Count(char.IsDigit) is >= 8 and <= 15;

    private static bool IsAddress(string text) => text.Split('.').All(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) <= 255);
}
