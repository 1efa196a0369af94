using System.Text;
using System.Text.Json.Nodes;
using Heatmap.Events;

namespace Heatmap.Ingest.Tests;

public sealed class ScreenshotDoorTests : IAsyncLifetime
{
    private const string Path = "/api/v1/track/screenshot";

    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData("")]
    [InlineData("data:image/png;base64,")]
    public async Task A_picture_as_text_is_kept_as_one_behind_a_batch_would_be(string before)
    {
        var answer = await SendAsync(Body(before + Convert.ToBase64String(Recorded.Png)));

        ((int)answer.Status, answer.Accepted).ShouldBe((201, 1), answer.Text);
        Guid.TryParse(answer.Json.GetProperty("sessionId").GetString(), out _).ShouldBeTrue();
        var (happened, envelope, _) = (await _server.StoredAsync())[0];
        var told = happened.ShouldBeOfType<ScreenshotTaken>();
        (told.Media, told.Bytes, envelope.Path, envelope.At).ShouldBe(("image/png", Recorded.Png.Length, "/a", Some.Now));
        await foreach (var blob in _server.Blobs.ListAsync()) blob.Name.Hash.ShouldBe(told.Blob);
    }

    [Fact]
    public async Task The_same_request_sent_again_is_one_picture()
    {
        for (var n = 0; n < 2; n++) (await SendAsync(Body(Convert.ToBase64String(Recorded.Png)))).Accepted.ShouldBe(1);

        (await _server.StoredAsync()).Count(e => e.Happened is ScreenshotTaken).ShouldBe(1);
    }

    [Theory]
    [InlineData("visitorId", null, 422, "strict-mode")]
    [InlineData("consent", null, 422, "missing-consent")]
    [InlineData("screenshot", null, 400, "missing-content")]
    [InlineData("screenshot", "no base64!", 400, "wrong-format")]
    [InlineData("screenshot", "data:image/png,plain", 400, "wrong-format")]
    [InlineData("screenshot", "SGVsbG8=", 415, "unsupported-media-type")]
    [InlineData("siteId", null, 400, "missing-field")]
    [InlineData("siteId", "pk_nobody", 401, "unknown-site")]
    public async Task A_request_that_lacks_something_is_refused_with_a_code(string field, string? value, int status, string code)
    {
        var body = Body(Convert.ToBase64String(Recorded.Png));
        body.Remove(field);
        if (value is not null) body[field] = value;

        var answer = await SendAsync(body);

        ((int)answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
        (await _server.StoredAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_of_10_MiB_is_taken_and_one_byte_more_is_too_large()
    {
        (await SendAsync(Body(Picture(10 * 1024 * 1024)))).Accepted.ShouldBe(1);
        ((int)(await SendAsync(Body(Picture((10 * 1024 * 1024) + 1)))).Status).ShouldBe(413);

        static string Picture(int length) => Convert.ToBase64String((byte[])[.. Recorded.Png, .. new byte[length - Recorded.Png.Length]]);
    }

    private static JsonObject Body(string picture) => new()
    {
        ["siteId"] = "pk_shop",
        ["sessionId"] = "s-1",
        ["visitorId"] = "v-1",
        ["url"] = "https://shop.example/a?q=1",
        ["timestamp"] = Some.Now,
        ["consent"] = new JsonArray("replay"),
        ["screenshot"] = picture,
    };

    private async Task<TestServer.Answer> SendAsync(JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", Some.Agent);
        using var response = await _server.Http.SendAsync(request);
        return new TestServer.Answer(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
    }
}
