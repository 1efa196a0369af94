using System.Text.Json;

namespace Heatmap.Privacy.Tests;

/// <summary>The examples that the SDK's finder is held to as well: <c>tests/examples/personal-data.json</c>.</summary>
public sealed class SharedExamplesTests
{
    private static readonly JsonElement Examples =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "personal-data.json"))).RootElement;

    public static IEnumerable<object[]> Personal() =>
        Examples.GetProperty("both").EnumerateArray().Concat(Examples.GetProperty("server").EnumerateArray())
            .Select(e => new object[] { e.GetProperty("text").GetString()!, e.GetProperty("masked").GetString()! });

    public static IEnumerable<object[]> Ordinary() => Examples.GetProperty("neither").EnumerateArray().Select(e => new object[] { e.GetString()! });

    [Theory]
    [MemberData(nameof(Personal))]
    public void What_is_personal_becomes_a_typed_placeholder(string text, string masked) => PersonalDataFinder.MaskName(text).ShouldBe(masked);

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void The_rest_stays_as_it_is(string text) => PersonalDataFinder.MaskName(text).ShouldBe(text);
}
