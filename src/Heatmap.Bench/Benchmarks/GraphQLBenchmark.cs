using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Bench;

/// <summary>Requests a second of this product's GraphQL engine beside those of graphql-yoga, over the same catalogue in memory.</summary>
public sealed class GraphQLBenchmark(IGraphQLPeers peers, HttpClient http, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    private static readonly (string Name, string Query)[] Questions =
    [
        ("small", """{ product(id: "7") { id name price } }"""),
        ("rows", "{ products(first: 1000) { id name price inStock tags reviews { author stars text } } }"),
        ("introspection", IntrospectionQuestion.Text),
    ];

    public string Name => "graphql";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        progress("graphql-yoga");
        var theirs = await MeasureAsync(peers.StartYogaAsync, progress, cancellation).ConfigureAwait(false);
        progress("This product's engine");
        var ours = await MeasureAsync(peers.StartOursAsync, progress, cancellation).ConfigureAwait(false);
        for (var i = 0; i < Questions.Length; i++)
        {
            if (!JsonNode.DeepEquals(ours[i].Answer, theirs[i].Answer))
                throw new BenchmarkFailedException($"The two servers answer '{Questions[i].Name}' differently.");
        }

        return [.. ours.Zip(theirs, Questions).SelectMany(Figures)];
    }

    private static IEnumerable<Figure> Figures((Measured Ours, Measured Theirs, (string Name, string Query) Question) all) =>
    [
        new Figure($"graphql.{all.Question.Name}.throughput", all.Ours.Load.PerSecond, "requests/s", all.Theirs.Load.PerSecond),
        Figure.Milliseconds($"graphql.{all.Question.Name}.p99", all.Ours.Load.Latencies.Percentile(0.99), all.Theirs.Load.Latencies.Percentile(0.99)),
    ];

    private async Task<List<Measured>> MeasureAsync(
        Func<CancellationToken, Task<Uri>> start, Action<string> progress, CancellationToken cancellation)
    {
        try
        {
            var (address, measured) = (await start(cancellation).ConfigureAwait(false), new List<Measured>());
            foreach (var (name, query) in Questions)
            {
                progress($"  {name}");
                var body = JsonSerializer.Serialize(new Dictionary<string, string> { ["query"] = query }, QuestionJson.Default.DictionaryStringString);
                var answer = await AnswerAsync(address, body, cancellation).ConfigureAwait(false);
                var loop = new RequestLoop(address, body, sizes.GraphQLConnections, time);
                await loop.RunAsync(sizes.WarmUp, cancellation).ConfigureAwait(false);
                measured.Add(new Measured(answer, await loop.RunAsync(sizes.GraphQLLoad, cancellation).ConfigureAwait(false)));
            }

            return measured;
        }
        finally
        {
            await peers.StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Types may be listed in any order, so they are sorted; those of introspection itself differ by the specification's edition, and are
    /// left out of what is compared.
    /// </summary>
    private async Task<JsonNode> AnswerAsync(Uri address, string body, CancellationToken cancellation)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(address, content, cancellation).ConfigureAwait(false);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false))!;
        if (answer["errors"] is { } errors) throw new BenchmarkFailedException($"{address} answers {errors.ToJsonString()}");
        if (answer["data"]?["__schema"] is not JsonObject schema) return answer;
        var own = schema["types"]!.AsArray().Where(type => !((string)type!["name"]!).StartsWith("__", StringComparison.Ordinal));
        schema["types"] = new JsonArray([.. own.OrderBy(type => (string?)type!["name"], StringComparer.Ordinal).Select(type => type!.DeepClone())]);
        return answer;
    }

    private sealed record Measured(JsonNode Answer, RequestLoad Load);
}
