using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Privacy.Tests;

public sealed class PersonalDataFinderProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    /// <summary>Pieces that rules look at, so that generated texts come near them.</summary>
    private static readonly Gen<string> Piece = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.Elements("@", "%40", "%2540", "\\@", "\\40 ", "/", "-", "users", "orders", ".", ":email", ":number", "+49", "eyJ", "%", "%FF", "\uD800", "٣٤٥"),
        Gen.Choose(0, int.MaxValue).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Elements("john.doe@example.com", "4111 1111 1111 1111", "DE89370400440532013000", "9f86d081884c7d659a2feaa0c55ad015"));

    private static readonly Gen<string> Text = Piece.ListOf().Select(string.Concat);

    // RFC 5322, section 3.2.3: what may stand in an address without quotes, without what ends a path.
    private static readonly Gen<string> Atom =
        Gen.Elements("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789!$&'*+-=^_`{|}~.".ToCharArray()).NonEmptyListOf().Select(c => new string([.. c]));

    private static readonly Gen<string> Domain =
        Gen.Elements("abcdefghijklmnopqrstuvwxyz0123456789".ToCharArray()).NonEmptyListOf()
            .Select(c => new string([.. c]) + ".com");

    private static readonly Gen<string> Email = Atom.Zip(Domain).Select(t => $"{t.Item1}@{t.Item2}");

    public static TheoryData<string> Masks => ["path", "selector", "name"];

    [Theory, MemberData(nameof(Masks))]
    public void Masking_never_throws_and_masking_twice_is_masking_once(string mask) =>
        Prop.ForAll(Text.ToArbitrary(), text =>
        {
            var once = Mask(mask, text);
            Mask(mask, once).ShouldBe(once);
        }).Check(Thorough);

    [Theory, MemberData(nameof(Masks))]
    public void A_planted_email_never_survives(string mask) =>
        Prop.ForAll(Email.Zip(Text).ToArbitrary(), planted =>
        {
            var (email, around) = planted;
            var masked = Mask(mask, $"/{around.Replace("?", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal)}/{email}");
            masked.ShouldNotContain(email);
        }).Check(Thorough);

    [Fact]
    public void A_planted_email_does_not_survive_percent_encoded_either() =>
        Prop.ForAll(Email.ToArbitrary(), email =>
        {
            var masked = PersonalDataFinder.MaskPath($"/invite/{Uri.EscapeDataString(email)}/accept");
            Uri.UnescapeDataString(masked).ShouldNotContain(email);
            masked.ShouldContain(":email");
        }).Check(Thorough);

    private static string Mask(string mask, string text) => mask switch
    {
        "path" => PersonalDataFinder.MaskPath(text),
        "selector" => PersonalDataFinder.MaskSelector(text),
        _ => PersonalDataFinder.MaskName(text),
    };
}
