using System.Net;
using System.Text.Json.Nodes;

namespace Heatmap.Ingest.Tests.Validating;

public sealed class RefusalTests
{
    private const string Target = "\"target\":{\"selector\":\"#a\",\"tag\":\"a\",\"rx\":1,\"ry\":2,\"fixed\":true}";

    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "unknown-type", "teleport", "", "$.events[0].type must be one of view, click," },
        { "missing-field", "leave", "", "$.events[0].engaged is missing." },
        { "missing-field", "focus", "\"target\":{\"selector\":\"#a\",\"tag\":\"a\",\"rx\":1,\"fixed\":true}", "$.events[0].target.ry is missing." },
        { "wrong-type", "leave", "\"engaged\":\"4\"", "$.events[0].engaged must be a whole number from 0 to 86400000." },
        { "wrong-type", "scroll", "\"y\":0.5,\"max\":1", "$.events[0].y must be a whole number from 0 to 10000000." },
        { "wrong-type", "visible", "\"state\":null", "$.events[0].state must be one of visible, hidden." },
        { "wrong-type", "custom", "\"name\":\"n\",\"properties\":{\"a\":{\"b\":1}}", "$.events[0].properties.* must be a text" },
        { "wrong-value", "visible", "\"state\":\"sideways\"", "$.events[0].state must be one of visible, hidden." },
        { "wrong-format", "custom", "\"name\":\"\\ud800\"", "$.events[0].name must be Unicode text" },
        { "out-of-range", "leave", "\"engaged\":-1", "$.events[0].engaged must be a whole number" },
        { "out-of-range", "leave", "\"engaged\":1e300", "$.events[0].engaged must be a whole number" },
        { "out-of-range", "vitals", "\"name\":\"LCP\",\"value\":1e400,\"rating\":\"good\"", "$.events[0].value must be a number from 0 to 10000000." },
        { "out-of-range", "move", "\"document\":[1,1],\"points\":[[0,1,2],[0,1,-2]]", "$.events[0].points[1][2] must be" },
        { "too-short", "move", "\"document\":[1,1],\"points\":[[0,1]]", "$.events[0].points[0] must be a list of 3 whole numbers." },
        { "too-short", "custom", "\"name\":\"\"", "$.events[0].name must not be empty." },
        { "too-long", "move", "\"document\":[1,1,1],\"points\":[[0,1,2]]", "$.events[0].document must be a list of 2 whole numbers." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_event_is_refused_with_its_code_and_place_and_the_next_is_taken(string code, string type, string fields, string message)
    {
        await using var server = await TestServer.StartAsync();
        var json = Some.Batch(1, Some.View(2)).ToJsonString();
        var broken = $"{{\"type\":\"{type}\",\"seq\":1,\"page\":\"p1\",\"at\":{Some.Now}{(fields == "" ? "" : ",")}{fields}}}";
        var body = System.Text.Encoding.UTF8.GetBytes(json.Replace("\"events\":[", $"\"events\":[{broken},", StringComparison.Ordinal));

        var answer = await server.SendAsync(body);

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        answer.Accepted.ShouldBe(1);
        answer.Codes.ShouldBe([code]);
        answer.Json.GetProperty("rejected")[0].GetProperty("message").GetString()!.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_page_that_the_batch_does_not_list_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1, Some.View(1), Some.View(2, "p9")));

        answer.Text.ShouldBe(
            """{"accepted":1,"rejected":[{"index":1,"code":"unknown-page","message":"$.events[1].page must be the id of an entry of $.pages."}]}""");
    }

    [Fact]
    public async Task What_is_older_than_72_hours_on_arrival_is_refused_and_what_is_just_as_old_is_taken()
    {
        await using var server = await TestServer.StartAsync();
        var limit = Some.Now - (72L * 3600 * 1000);

        var answer = await server.SendAsync(Some.Batch(1, Some.View(1, at: limit - 1), Some.View(2, at: limit)));

        answer.Accepted.ShouldBe(1);
        answer.Codes.ShouldBe(["too-old"]);
    }

    [Fact]
    public async Task Sequence_numbers_must_rise()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1, Some.View(5), Some.View(5), Some.View(3), Some.View(6)));

        answer.Codes.ShouldBe(["duplicate-sequence", "bad-sequence"]);
        answer.Accepted.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_event_does_not_use_up_its_sequence_number()
    {
        await using var server = await TestServer.StartAsync();

        (await server.SendAsync(Some.Batch(1, Some.View(5, "p9"), Some.View(5)))).Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task When_every_event_is_refused_nothing_is_appended_and_the_answer_says_so()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1, Some.View(1, "p9"), Some.View(2, "p8")));

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        answer.Accepted.ShouldBe(0);
        answer.Codes.ShouldBe(["unknown-page", "unknown-page"]);
        (await server.Log.AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_named_twice_makes_the_whole_request_malformed()
    {
        await using var server = await TestServer.StartAsync();
        var body = Some.Batch(1).ToJsonString().Replace("\"seq\":1", "\"seq\":1,\"seq\":2", StringComparison.Ordinal);

        var answer = await server.SendAsync(System.Text.Encoding.UTF8.GetBytes(body));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("duplicate-field");
        answer.Json.GetProperty("message").GetString().ShouldBe("$.events[0].seq must not be given twice.");
    }

    [Fact]
    public async Task No_refusal_repeats_what_was_sent()
    {
        await using var server = await TestServer.StartAsync();
        var wrong = Some.Event("focus", Target);
        wrong["target"]!["rx"] = "jane@corp.example";
        var odd = Some.Event("custom", "\"name\":\"n\",\"properties\":{\"jane@corp.example\":[1]}", 2);

        var refused = await server.SendAsync(Some.Batch(1, wrong, odd, Some.View(3, "janecorp")));
        var malformed = await server.SendAsync(Some.Batch(1).With("mode", "jane@corp.example"));

        refused.Codes.ShouldBe(["wrong-type", "wrong-type", "unknown-page"]);
        malformed.Status.ShouldBe(HttpStatusCode.BadRequest);
        (refused.Text + malformed.Text + string.Join('\n', server.LogLines)).ShouldNotContain("jane");
    }

    [Theory]
    [InlineData("strict", true, "unexpected-visitor")]
    [InlineData("balanced", false, "missing-field")]
    [InlineData("permissive", false, "missing-field")]
    public async Task The_mode_decides_whether_there_is_a_visitor(string mode, bool visitor, string code)
    {
        await using var server = await TestServer.StartAsync();
        JsonObject batch = visitor ? Some.Batch(1) : Some.Batch(1).Without("visitor");

        (await server.SendAsync(batch.With("mode", mode))).Code.ShouldBe(code);
    }
}
