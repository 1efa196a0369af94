using System.Text;
using System.Text.Json;

namespace Heatmap.Bench.Tests;

/// <summary>One of each event type, all fields given: visitors don't make all of them.</summary>
public sealed class EventJsonTests
{
    private static readonly Target Target = new("#a", "button", 1, 32767, true, "xx");
    private static readonly Dictionary<string, PropertyValue> Properties = new() { ["a"] = "text", ["b"] = 1.5, ["c"] = true, ["d"] = default };

    private static readonly CapturedEvent[] Events =
    [
        new View(1, "p1", 5), new Click(2, "p1", 5, 1, 2, new Size(3, 4), 0, 1, true, Target), new Reaction(3, "p1", 5, 2, null, 1, null, 2, 2500),
        new Move(4, "p1", 5, new Size(3, 4), [new Point(0, 1, 2), new Point(100, 3, 4)]), new Scroll(5, "p1", 5, 1, 2, new Size(3, 4)),
        new Leave(6, "p1", 5, 7), new Input(7, "p1", 5, Target, LengthClass.Medium, 8, "v"), new Submit(8, "p1", 5, Target, 3, 9),
        new Abandon(9, "p1", 5, Target, 3, 2, "#b", 9), new Focus(10, "p1", 5, Target), new Copy(11, "p1", 5, Target, 12), new Key(12, "p1", 5, "Ctrl+K"),
        new Failure(13, "p1", 5, FailureKind.Rejection, "m", "s", 1, 2, "t"), new Vital(14, "p1", 5, VitalName.Cls, 0.05, Rating.NeedsImprovement),
        new Visibility(15, "p1", 5, TabState.Hidden), new Custom(16, "p1", 5, "n", Properties), new Identify(17, "p1", 5, "a@b.example", "u", Properties),
        new ConsentChange(18, "p1", 5, ["analytics"], ConsentSource.Gpc),
        new Scroller(20, "p1", 5, "#list", "div", 0, 300, 400, 900, new Size(400, 2400)),
        new Heatmap.Client.Attention(19, "p1", 5, new Size(3, 4), [new Portion(0, 720, 3000), new Portion(896, 720, 1100)]),
    ];

    private static readonly Batch Batch = new()
    {
        Site = "pk_demo",
        Id = new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]),
        Run = Guid.Empty,
        Mode = Mode.Strict,
        SentAt = 6,
        Sdk = "1",
        SampleRate = 0.5,
        Consent = ["analytics"],
        Screen = new Size(5, 6),
        Scale = 1.5,
        Language = "en",
        Pages = [new Page("p1", "https://a.example/", new Size(1, 2), "t", "r")],
        Events = Events,
    };

    [Fact]
    public void Every_type_of_the_schema_can_be_written_and_is_valid()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Batch, BatchJson.Default.Batch);
        CollectSchema.FaultsOf(body).ShouldBeEmpty();
        Events.Select(e => e.GetType()).Distinct().Count().ShouldBe(CollectSchema.EventTypes);
    }

    [Fact]
    public void What_was_written_reads_back()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Batch, BatchJson.Default.Batch);
        var read = JsonSerializer.Deserialize(body, BatchJson.Default.Batch)!;
        JsonSerializer.SerializeToUtf8Bytes(read, BatchJson.Default.Batch).ShouldBe(body);
    }

    [Fact]
    public void A_reaction_writes_its_nulls_and_the_optional_is_left_out()
    {
        var body = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(
            Batch with { Events = [new Reaction(3, "p1", 5, 2, null, null, null, null, 2500), new Scroll(5, "p1", 5, 1, 2)] }, BatchJson.Default.Batch));
        body.ShouldContain("\"mutation\":null,\"scroll\":null,\"navigation\":null,\"selection\":null");
        body.ShouldNotContain("document");
        body.ShouldNotContain("visitor");
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("[1,2,3]")]
    [InlineData("[1,\"2\"]")]
    [InlineData("7")]
    public void A_size_that_is_no_pair_of_numbers_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Size>(json));
}
