using System.Net;

namespace Heatmap.Ingest.Tests.Collecting;

public sealed class CorsTests
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://blog.example")]
    [InlineData("null")]
    public async Task An_origin_that_is_not_the_sites_is_403_and_may_not_read_the_answer(string origin)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1), origin);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("foreign-origin");
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        server.Log.Appends.ShouldBe(0);
    }

    [Fact]
    public async Task The_sites_own_origin_may_read_the_answer_without_credentials()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1), "https://shop.example");

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://shop.example"]);
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        answer.Headers.Vary.ShouldContain("Origin");
    }

    [Fact]
    public async Task A_preflight_is_answered_for_the_origins_of_any_site_and_no_other()
    {
        await using var server = await TestServer.StartAsync();

        (await PreflightAsync(server, "https://blog.example")).Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://blog.example"]);
        (await PreflightAsync(server, "https://evil.example")).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static Task<HttpResponseMessage> PreflightAsync(TestServer server, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, CollectEndpoint.Path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        return server.Http.SendAsync(request);
    }
}
