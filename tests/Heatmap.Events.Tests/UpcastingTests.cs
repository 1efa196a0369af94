using System.Text;
using System.Text.Json.Nodes;

namespace Heatmap.Events.Tests;

/// <summary>Events of versions that are no longer written are read as if they had been written today.</summary>
public sealed class UpcastingTests
{
    private static readonly Upcaster First = new("page.left.beta1", "page.left.beta2", json => new() { ["seconds"] = json["s"]!.GetValue<int>() });
    private static readonly Upcaster Second = new("page.left.beta2", "page.left.v1", json => new() { ["e"] = json["seconds"]!.GetValue<int>() * 1000 });

    [Fact]
    public void Old_versions_are_lifted_step_by_step_when_they_are_read()
    {
        var codec = new EventCodec([First, Second]);
        codec.Read("page.left.beta1", """{"s":4}"""u8.ToArray()).ShouldBe(new PageLeft(4000));
        codec.Read("page.left.beta2", """{"seconds":4}"""u8.ToArray()).ShouldBe(new PageLeft(4000));
        codec.Read("page.left.v1", """{"e":4000}"""u8.ToArray()).ShouldBe(new PageLeft(4000));
    }

    [Theory]
    [InlineData("""{"t":4}""", "its data doesn't fit the upcaster to 'page.left.beta2'")]
    [InlineData("""{"s":"four"}""", "its data doesn't fit the upcaster to 'page.left.beta2'")]
    [InlineData("""{"s":4""", "its data is not JSON at byte 6")]
    [InlineData("[4]", "its data is not an object")]
    public void What_an_upcaster_cannot_take_is_named_with_the_version_it_was_stored_as(string json, string why)
    {
        var thrown = Should.Throw<UnreadableEventException>(() => new EventCodec([First, Second]).Read("page.left.beta1", Encoding.UTF8.GetBytes(json)));
        (thrown.Type, thrown.Message).ShouldBe(("page.left.beta1", $"An event of type 'page.left.beta1' can't be read: {why}."));
    }

    [Fact]
    public void Upcasters_that_lead_nowhere_round_in_a_circle_or_from_what_is_written_today_are_refused()
    {
        static JsonObject Same(JsonObject json) => json;
        Refused([First], "end at 'page.left.beta2', which this version doesn't know");
        Refused([First, new("page.left.beta2", "page.left.beta1", Same)], "go round in a circle");
        Refused([new("page.left.v1", "page.viewed.v1", Same)], "is written by this version");
        Refused([First, Second, First], "same key");

        static void Refused(Upcaster[] upcasters, string why) => Should.Throw<ArgumentException>(() => new EventCodec(upcasters)).Message.ShouldContain(why);
    }
}
