using System.Text;

namespace Heatmap.Events.Tests;

/// <summary>
/// What stands in logs, byte for byte. Lines may be added to <c>stored-events.txt</c>; one that is there is never changed: some log
/// holds it.
/// </summary>
public sealed class StoredFormTests
{
    private static readonly (string Type, string Json)[] Stored =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "stored-events.txt")).Select(line => (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]))];

    public static IEnumerable<object[]> Lines() => Stored.Select(line => new object[] { line.Type, line.Json });

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_event_is_read_and_written_as_it_always_was(string type, string json)
    {
        var happened = EventCodec.Default.Read(type, Encoding.UTF8.GetBytes(json));

        EventTypes.Of(happened).Name.ShouldBe(type);
        Encoding.UTF8.GetString(EventCodec.Write(happened)).ShouldBe(json.Replace("&", "\\u0026", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_wire_name_has_its_line() => EventTypes.Names.Except(Stored.Select(line => line.Type)).ShouldBeEmpty();

    [Fact]
    public void An_envelope_is_read_and_written_as_it_always_was()
    {
        const string Json = """
            {"a":1790000000100,"r":1790000001000,"b":"0195f0a0-0000-7000-8000-000000000001","i":3,"u":"0195f0a0-0000-7000-8000-000000000002","q":7,"p":"p1","l":"/pricing","d":2,"w":3.3333,"m":1,"n":4,"j":[{"i":9,"c":"too-old","m":"Older than 72 hours."}],"y":"u1"}
            """;
        Encoding.UTF8.GetString(EventCodec.WriteEnvelope(EventCodec.ReadEnvelope(Encoding.UTF8.GetBytes(Json)))).ShouldBe(Json);
    }

    [Fact]
    public void An_envelope_of_the_beginning_of_all_time_is_read_as_it_was_written() =>
        EventCodec.ReadEnvelope(EventCodec.WriteEnvelope(new Envelope { At = 0, ReceivedAt = 0 })).ShouldBe(new Envelope { At = 0, ReceivedAt = 0 });

    [Theory]
    [InlineData("pointer.clicked.v9", "{}", "no version of Heatmap up to this one writes it")]
    [InlineData("pointer.clicked.v1", """{"x":"left"}""", "its data doesn't fit at $.x")]
    [InlineData("pointer.moved.v1", """{"p":[1,2""", "its data doesn't fit at $.p")]
    [InlineData("page.left.v1", "null", "its data is null")]
    public void What_cannot_be_read_is_named_with_the_place(string type, string json, string why) =>
        Should.Throw<UnreadableEventException>(() => EventCodec.Default.Read(type, Encoding.UTF8.GetBytes(json))).Message.ShouldContain(why);
}
