using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Heatmap.Server.Tests.Serving;

public sealed class ServingTests(ServingTests.Fixture fixture) : IClassFixture<ServingTests.Fixture>
{
    [Fact]
    public async Task Health_and_readiness_answer()
    {
        (await GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ready = await GetAsync("/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).ShouldContain("\"ready\"");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sites/abc/heatmap")]
    [InlineData("/health")]
    [InlineData("/sdk/heatmap.js")]
    public async Task Every_answer_forbids_sniffing_and_foreign_scripts(string path)
    {
        var answer = await GetAsync(path);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'self'");
    }

    [Fact]
    public Task The_script_under_its_version_never_changes_and_other_origins_may_read_it() =>
        IsKeptAsync("/sdk/heatmap.js", fixture.World.Server.FrontEnd.Sdk);

    [Theory]
    [InlineData("replay.js")]
    [InlineData("screenshot.js")]
    [InlineData("explain.js")]
    public Task What_the_script_loads_later_is_kept_and_read_in_the_same_way(string name) =>
        IsKeptAsync($"/sdk/{name}", fixture.World.Server.FrontEnd.Parts[name]);

    private async Task IsKeptAsync(string path, SdkScript script)
    {
        var answer = await GetAsync($"{path}?v={script.Version}");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(script.Bytes);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        foreach (var other in new[] { path, $"{path}?v=000000000000" })
            (await GetAsync(other)).Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
    }

    [Fact]
    public async Task Addresses_that_are_no_files_show_the_dashboard_and_missing_files_are_missing()
    {
        foreach (var path in new[] { "/", "/set-up", "/sites/x/sessions/y" })
            (await (await GetAsync(path)).Content.ReadAsStringAsync()).ShouldContain("the dashboard", Case.Sensitive, path);
        (await GetAsync("/assets/missing.js")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task GraphiQL_that_is_not_there_is_missing_and_not_the_dashboard() =>
        (await GetAsync("/graphiql")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_demo_carries_the_snippet_and_nothing_outside_its_folder_is_served()
    {
        fixture.World.Server.FrontEnd.DemoKey = "pk_demo";
        (await (await GetAsync("/demo/")).Content.ReadAsStringAsync()).ShouldContain("data-site=\"pk_demo\"");
        foreach (var path in new[] { "/demo/../outside.html", "/demo/..%2foutside.html", "/demo/%2e%2e/outside.html", "/demo/x/..%2f..%2foutside.html" })
            (await RawAsync(path)).ShouldNotContain("not to be served", Case.Sensitive, path);
        (await RawAsync("/demo/..%2foutside.html")).ShouldStartWith("HTTP/1.1 404");
        (await RawAsync("/demo/index.html")).ShouldContain("the shop");
    }

    [Fact]
    public async Task The_contract_at_the_root_is_the_schema_that_runs()
    {
        var running = await RunningSchema.ReadAsync(fixture.World);
        RunningSchema.OfText(await File.ReadAllTextAsync(RunningSchema.File())).ShouldBe(running);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => fixture.World.Http.GetAsync(new Uri(fixture.World.Server.Address, path));

    /// <summary>The answer to a path that no client would send as it is.</summary>
    private async Task<string> RawAsync(string path)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, fixture.World.Server.Address.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public World World { get; private set; } = null!;

        public async Task InitializeAsync() => World = await World.StartAsync();

        public async Task DisposeAsync() => await World.DisposeAsync();
    }
}
