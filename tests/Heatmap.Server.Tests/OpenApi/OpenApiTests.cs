using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace Heatmap.Server.Tests.OpenApi;

public sealed class OpenApiTests
{
    /// <summary>Answered too, but not by the addresses of plain HTTP that the document is about.</summary>
    private static readonly string[] Elsewhere =
    [
        "/graphql", "/graphiql", "/graphiql/{**path}", "/demo/{**path}", "{*path:nonfile}", .. FrontEnd.PartNames.Append("heatmap.js").Select(name => $"/sdk/{name}"),
    ];

    [Fact]
    public async Task Every_address_of_the_server_is_in_the_document_and_no_other_is()
    {
        await using var world = await World.StartAsync();
        var documented = DocumentedOperation.In(await DocumentAsync(world)).Select(o => $"{o.Method} {o.Path}");
        var routes = world.Server.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !Elsewhere.Contains(e.RoutePattern.RawText))
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any"]).Select(method => $"{method} {e.RoutePattern.RawText}"))
            .Where(route => !route.StartsWith("OPTIONS ", StringComparison.Ordinal))
            .ToList();

        routes.ShouldContain("POST /v1/events/collect");
        documented.ShouldBe(routes, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_example_gets_the_status_and_the_answer_that_are_documented()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");
        var document = await DocumentAsync(world);
        var operations = DocumentedOperation.In(document);
        operations.Count(o => o.TakesBody).ShouldBeGreaterThan(8);
        foreach (var sending in operations.Where(o => o.TakesBody)) await CheckAsync(world, document, sending, company, new Dictionary<string, string>());
        await world.FoldedAsync();

        var known = await KnownAsync(world, company);
        foreach (var asking in operations.Where(o => !o.TakesBody)) await CheckAsync(world, document, asking, company, known);
    }

    [Fact]
    public async Task What_is_refused_is_answered_as_documented()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");
        var document = await DocumentAsync(world);
        var nobody = company with { Token = "" };
        foreach (var operation in DocumentedOperation.In(document))
        {
            if (operation.TakesBody) await CheckAsync(world, document, operation, company, new Dictionary<string, string>(), 400, _ => "{}\n[]");
            if (operation.TakesBody) await CheckAsync(world, document, operation, company with { Site = company.Site with { PublicKey = "pk_nobodys" } }, new Dictionary<string, string>(), 401);
            if (operation.NeedsToken) await CheckAsync(world, document, operation, nobody, new Dictionary<string, string>(), 401);
            if (operation.NeedsToken) await CheckAsync(world, document, operation, company, new Dictionary<string, string>(), 404);
        }
    }

    [Fact]
    public async Task Every_example_of_an_answer_fits_its_own_schema()
    {
        await using var world = await World.StartAsync();
        var document = await DocumentAsync(world);
        var check = new SchemaCheck(document);
        var examples = 0;
        foreach (var operation in DocumentedOperation.In(document))
        {
            foreach (var status in operation.Json.GetProperty("responses").EnumerateObject())
            {
                var answer = operation.Answer(document, int.Parse(status.Name));
                foreach (var content in answer.GetProperty("content").EnumerateObject().Where(c => c.Value.TryGetProperty("example", out _)))
                {
                    check.Faults(content.Value.GetProperty("schema"), content.Value.GetProperty("example")).ShouldBeEmpty($"{operation.Method} {operation.Path} {status.Name}");
                    examples++;
                }
            }
        }

        examples.ShouldBeGreaterThan(40);
    }

    private static async Task<JsonElement> DocumentAsync(World world) =>
        await world.Http.GetFromJsonAsync<JsonElement>(new Uri(world.Server.Address, "/openapi.json"));

    private static async Task CheckAsync(
        World world, JsonElement document, DocumentedOperation operation, Company asker, IReadOnlyDictionary<string, string> known, int? refused = null, Func<string, string>? body = null)
    {
        var name = $"{operation.Method} {operation.Path}";
        using var request = operation.Request(world.Server.Address, known, example => body is null ? Here(example, asker) : body(example));
        request.Headers.UserAgent.ParseAdd(Sending.Agent);
        if (operation.NeedsToken && asker.Token.Length > 0) request.Headers.Authorization = new("Bearer", asker.Token);
        using var response = await world.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var status = refused ?? operation.Success;
        ((int)response.StatusCode).ShouldBe(status, $"{name}: {text}");

        var contents = operation.Answer(document, status).GetProperty("content");
        contents.TryGetProperty(response.Content.Headers.ContentType!.MediaType!, out var content).ShouldBeTrue($"{name} answers {response.Content.Headers.ContentType}");
        if (content.TryGetProperty("schema", out var schema) && response.Content.Headers.ContentType.MediaType!.EndsWith("json", StringComparison.Ordinal))
            new SchemaCheck(document).Faults(schema, JsonElement.Parse(text)).ShouldBeEmpty($"{name}: {text}");
    }

    /// <summary>An example, for the site of this server.</summary>
    private static string Here(string example, Company company) =>
        example.Replace("pk_leafkey2345", company.Site.PublicKey, StringComparison.Ordinal).Replace("https://shop.example", company.Origin, StringComparison.Ordinal);

    /// <summary>What the examples sent before made, by the names of parameters.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> KnownAsync(World world, Company company)
    {
        var site = company.Site.Id.Value;
        var sessions = (await AskAsync($"/api/v1/sessions?site={site}")).GetProperty("sessions");
        foreach (var session in sessions.EnumerateArray().Select(s => s.GetProperty("id").GetString()!))
        {
            var parts = (await AskAsync($"/api/v1/sites/{site}/sessions/{session}/recordings")).GetProperty("parts");
            if (parts.GetArrayLength() == 0) continue;
            var blob = parts[0].GetProperty("address").GetString()!.Split('/')[^1];
            return new Dictionary<string, string> { ["site"] = site, ["id"] = session, ["session"] = session, ["blob"] = blob };
        }

        throw new InvalidOperationException("No example recorded anything.");

        async Task<JsonElement> AskAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Server.Address, address));
            request.Headers.Authorization = new("Bearer", company.Token);
            using var response = await world.Http.SendAsync(request);
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }
}
