using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Heatmap.Ingest.Tests.Enriching;

public sealed class UapCoreTests
{
    [Fact]
    public void Browsers_are_read_as_in_uap_cores_own_cases() =>
        Wrong("uap-core-browsers.yaml", UapCore.Current.Browser, "family", "major", "minor", "patch").ShouldBeEmpty();

    [Fact]
    public void Systems_are_read_as_in_uap_cores_own_cases() =>
        Wrong("uap-core-systems.yaml", UapCore.Current.System, "family", "major", "minor", "patch", "patch_minor").ShouldBeEmpty();

    [Fact]
    public void Devices_are_read_as_in_uap_cores_own_cases() =>
        Wrong("uap-core-devices.yaml", UapCore.Current.Device, "family", "brand", "model").ShouldBeEmpty();

    [Fact]
    public void Each_crawler_of_the_list_is_told() =>
        File.ReadAllLines(At("crawlers.txt")).Where(a => !Crawlers.Names(a)).ShouldBeEmpty();

    [Fact]
    public void Nobody_is_taken_for_a_crawler_who_comes_with_a_browser() =>
        Cases("uap-core-browsers.yaml")
            .Where(c => c["family"] is "Chrome" or "Firefox" or "Safari" or "Edge" or "Mobile Safari" or "Samsung Internet" or "Opera")
            .Select(c => c["user_agent_string"])
            .Where(a => !a.Contains("Google Web Preview", StringComparison.Ordinal) && Crawlers.Names(a))
            .ShouldBeEmpty();

    /// <summary>Ruling a pattern out by a text that it asks for must not change what it matches.</summary>
    [Fact]
    public void What_rules_a_pattern_out_never_rules_out_a_match()
    {
        var agents = Cases("uap-core-browsers.yaml").Select(c => c["user_agent_string"]).Where((_, i) => i % 40 == 0).ToList();
        using var file = UapFile.Open("uap-core.yaml");
        foreach (var pattern in UapFile.Read(file)["user_agent_parsers"].Select(r => r["regex"]))
        {
            var (plain, ruled) = (new Regex(pattern, RegexOptions.CultureInvariant), new AgentPattern(pattern));
            foreach (var agent in agents) (ruled.In(agent)?.Value).ShouldBe(plain.Match(agent) is { Success: true } m ? m.Value : null, pattern);
        }
    }

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("a|bc", "a,bc")]
    [InlineData("(?:a|)bc?d", "b")]
    [InlineData("x*", null)]
    [InlineData("(ab|cd)+/\\d+", "ab,cd")]
    [InlineData("a{0,2}bc{2}[^)]x", "bc")]
    [InlineData("^\\bfoo\\.bar$", "foo.bar")]
    [InlineData(".{1,9}", null)]
    [InlineData("a}b{c", "a}b{c")]
    public void The_texts_that_a_pattern_asks_for_are_found(string pattern, string? texts) =>
        RequiredText.Of(pattern).ShouldBe(texts?.Split(','));

    [Theory]
    [InlineData("(?=a)b")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    public void A_pattern_of_another_syntax_is_an_error(string pattern) => Should.Throw<FormatException>(() => RequiredText.Of(pattern));

    private static List<string> Wrong(string file, Func<string, string?[]?> read, params string[] fields)
    {
        var cases = Cases(file);
        cases.Count.ShouldBeGreaterThan(400);
        return
        [
            .. from c in cases
               let expected = fields.Select(f => c.GetValueOrDefault(f) is { Length: > 0 } text ? text : null).ToArray()
               let told = read(c["user_agent_string"]) ?? ["Other", .. new string?[fields.Length - 1]]
               where !told.Take(fields.Length).SequenceEqual(expected)
               select $"{c["user_agent_string"]}: {string.Join('|', told)} and not {string.Join('|', expected)}",
        ];
    }

    private static List<Dictionary<string, string>> Cases(string file)
    {
        using var reader = new StreamReader(At(file));
        return UapFile.Read(reader)["test_cases"];
    }

    private static string At(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Data", file);
}
