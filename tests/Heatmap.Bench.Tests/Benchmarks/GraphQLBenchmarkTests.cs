namespace Heatmap.Bench.Tests;

public sealed class GraphQLBenchmarkTests
{
    private static readonly BenchmarkSizes Small = new()
    {
        WarmUp = TimeSpan.FromMilliseconds(50),
        GraphQLLoad = TimeSpan.FromMilliseconds(300),
        GraphQLConnections = 2,
    };

    [Fact]
    public async Task Both_servers_are_asked_the_same_and_theirs_is_the_floor()
    {
        var figures = (await RunAsync(new FakePeers())).ToDictionary(figure => figure.Name);

        figures.Keys.ShouldBe(
            from question in (string[])["small", "rows", "introspection"] from figure in (string[])["throughput", "p99"] select $"graphql.{question}.{figure}");
        figures["graphql.small.throughput"].Ratio!.Value.ShouldBeGreaterThan(1);
        figures["graphql.small.p99"].Floor!.Value.ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task Servers_that_answer_differently_are_not_compared()
    {
        var peers = new FakePeers { Theirs = """{"data":{"product":{"id":"7"}}}""" };
        (await Should.ThrowAsync<BenchmarkFailedException>(RunAsync(peers))).Message.ShouldBe("The two servers answer 'small' differently.");
        peers.Runs.ShouldBeFalse();
    }

    [Theory]
    [InlineData(200, """{"errors":[{"message":"No."}]}""", "\"message\":\"No.\"")]
    [InlineData(503, """{"data":{"product":null}}""", "answered 503")]
    public async Task A_server_that_refuses_has_no_figures(int status, string ours, string why)
    {
        var peers = new FakePeers { Ours = ours, Status = status };
        (await Should.ThrowAsync<BenchmarkFailedException>(RunAsync(peers))).Message.ShouldContain(why);
        peers.Runs.ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(FakePeers peers)
    {
        using var http = new HttpClient();
        return await new GraphQLBenchmark(peers, http, TimeProvider.System, Small).RunAsync(_ => { }, default);
    }
}
