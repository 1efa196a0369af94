using System.Net.Http.Json;
using System.Text.Json;
using Heatmap.Api;
using Heatmap.Client;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Ingest;
using Heatmap.Redis;
using Heatmap.TestHost;

namespace Heatmap.Server.Tests;

/// <summary>An organisation with a site and an owner who can sign in.</summary>
public sealed record Company(string Organization, SiteProfile Site, string Login, string Origin)
{
    public const string Password = "correct horse battery";

    public string Token { get; init; } = "";
}

/// <summary>A running server and what tests do with it.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly Scratch _scratch;
    private readonly HttpClient _http = new();
    private readonly StoreAddresses? _addresses;

    private bool _stopped;

    private World(Scratch scratch, string data, TestHeatmap server, StoreAddresses? addresses) =>
        (_scratch, Data, Server, _addresses) = (scratch, data, server, addresses);

    public TestHeatmap Server { get; private set; }

    public string Data { get; private set; }

    /// <summary>A path beside the data folder, gone afterwards.</summary>
    public string Beside(string name) => _scratch.At(name);

    public HttpClient Http => _http;

    /// <param name="collecting">Limits; high ones where null.</param>
    /// <param name="redis">Where Redis is; none where null.</param>
    /// <param name="addresses">Where the stores are; in the data folder where null.</param>
    /// <param name="time">The server's clock; the real one where null.</param>
    /// <param name="proxies">Whose word about addresses is taken; nobody's where null.</param>
    public static async Task<World> StartAsync(
        IngestOptions? collecting = null, RedisAddress? redis = null, StoreAddresses? addresses = null, TimeProvider? time = null, ProxySettings? proxies = null)
    {
        var scratch = new Scratch();
        return new World(scratch, scratch.Data, await TestHeatmap.StartAsync(scratch.Data, collecting, redis, addresses, time: time, proxies: proxies), addresses);
    }

    /// <summary>From here on nobody owns the folder.</summary>
    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await Server.DisposeAsync();
    }

    /// <summary>Goes on with another data folder: one that was restored.</summary>
    public async Task MoveAsync(string data)
    {
        await Server.DisposeAsync();
        Data = data;
        Server = await TestHeatmap.StartAsync(data);
    }

    public async Task RestartAsync(TimeProvider? time = null)
    {
        await Server.DisposeAsync();
        Server = await TestHeatmap.StartAsync(Data, addresses: _addresses, time: time);
    }

    public async Task<Company> FoundAsync(string name, bool oneTime = false)
    {
        var organizations = Server.Service<Organizations>();
        var organization = await organizations.FoundAsync($"{name} Ltd", CancellationToken.None);
        var origin = $"https://{name}.example";
        var site = await organizations.RegisterSiteAsync(organization, $"{name} shop", [origin], by: null, CancellationToken.None);
        var company = new Company(organization, site, $"owner of {name}", origin);
        await Server.Service<Users>().RegisterAsync(
            organization, UserDecider.Owner, company.Login, Company.Password, oneTime, CancellationToken.None);
        return await SignInAsync(company);
    }

    public async Task<Company> SignInAsync(Company company)
    {
        var answer = await AskAsync(
            null, "mutation($l: String!, $p: String!) { login(login: $l, password: $p) { token } }", new { l = company.Login, p = Company.Password });
        return company with { Token = answer.GetProperty("data").GetProperty("login").GetProperty("token").GetString()! };
    }

    /// <summary>The whole GraphQL answer.</summary>
    public async Task<JsonElement> AskAsync(string? token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, "/graphql"));
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        request.Content = JsonContent.Create(new { query, variables });
        using var response = await _http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonElement> DataAsync(string? token, string query, object? variables = null)
    {
        var answer = await AskAsync(token, query, variables);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    public async Task<Client.CollectAnswer> SendAsync(Company company, Batch batch, string agent = Sending.Agent) =>
        await Sending.SendAsync(_http, Server.Address, batch, company.Origin, agent);

    public async Task TakenAsync(Company company, Batch batch, string agent = Sending.Agent) =>
        (await SendAsync(company, batch, agent)).ShouldBeOfType<Taken>().Accepted.ShouldBe(batch.Events.Count);

    /// <summary>Waits until the views hold all that the log does.</summary>
    public async Task FoldedAsync() =>
        await Server.Installation.Projector.ReachedAsync(await Server.Installation.Log.HeadAsync(), CancellationToken.None).WaitAsync(Waiting.Limit);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        _scratch.Dispose();
    }
}
