using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Events.Tests;

/// <summary>The short way of reading says what the serializer says, or nothing.</summary>
public sealed class QuickReadingProperties
{
    private static readonly Type[] Quick =
        [typeof(PageViewed), typeof(PointerClicked), typeof(ClickReacted), typeof(PointerMoved), typeof(PageScrolled), typeof(PageLeft)];

    private static readonly Gen<IEvent> Events = Gen.Choose(0, int.MaxValue).Select(seed => new RandomFacts(seed).Event());
    private static readonly Gen<Envelope> Envelopes = Gen.Choose(0, int.MaxValue).Select(seed => new RandomFacts(seed).Envelope());

    [Fact]
    public void What_is_written_plainly_is_read_the_short_way() =>
        Prop.ForAll(Events.ToArbitrary(), written => WriteAgain(QuickReading.Of(written.GetType())!(EventCodec.Write(written))) == WriteAgain(written))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Envelopes_are_read_the_short_way() =>
        Prop.ForAll(Envelopes.ToArbitrary(), written => QuickReading.Envelope(EventCodec.WriteEnvelope(written)) == written).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_becomes_of_the_bytes_the_short_way_never_differs_from_the_serializer() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(20_000),
            Prop.ForAll(Events.SelectMany(Damaged).ToArbitrary(), damaged => AgreeOn(damaged.Type, damaged.Json)));

    [Fact]
    public void Nor_on_envelopes() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(20_000),
            Prop.ForAll(
                Envelopes.SelectMany(e => Changed(EventCodec.WriteEnvelope(e))).ToArbitrary(),
                json => QuickReading.Envelope(json) is not { } quick || quick == JsonSerializer.Deserialize(json, EventJson.Default.Envelope)));

    [Theory]
    [InlineData("""{ "e": 1 }""")]
    [InlineData("""{"\u0065":1}""")]
    [InlineData("""{"e":1,"later":"more"}""")]
    [InlineData("""{"e":1}  """)]
    public void Good_json_that_is_written_otherwise_is_read_too(string json) =>
        EventCodec.Default.Read("page.left.v1", Encoding.UTF8.GetBytes(json)).ShouldBe(new PageLeft(1));

    [Fact]
    public void There_is_a_short_way_for_what_visitors_do_most() => Quick.ShouldAllBe(type => QuickReading.Of(type) != null);

    private static bool AgreeOn(Type type, byte[] json) =>
        QuickReading.Of(type)!(json) is not { } quick || WriteAgain(quick) == WriteAgain((IEvent?)JsonSerializer.Deserialize(json, type, EventJson.Default));

    // Records with lists compare those by reference; what is written of them tells whether they are the same.
    private static string WriteAgain(IEvent? happened) => happened is null ? "nothing" : Encoding.UTF8.GetString(EventCodec.Write(happened));

    private static Gen<(Type Type, byte[] Json)> Damaged(IEvent happened) =>
        Changed(EventCodec.Write(happened)).Select(json => (happened.GetType(), json));

    /// <summary>Cut off, a byte put in or taken out, or one exchanged for a byte that means something in JSON.</summary>
    private static Gen<byte[]> Changed(byte[] json) =>
        from place in Gen.Choose(0, json.Length - 1)
        from with in Gen.Elements("{}[]\",:\\ 0123456789.-+eEnulltrefalsabq\0\u007f"u8.ToArray())
        from how in Gen.Choose(0, 3)
        select how switch
        {
            0 => json[..place],
            1 => [.. json[..place], with, .. json[place..]],
            2 => [.. json[..place], .. json[(place + 1)..]],
            _ => (byte[])[.. json[..place], with, .. json[(place + 1)..]],
        };
}
