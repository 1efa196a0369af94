using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Heatmap.EndToEnd.Tests;

/// <summary>The GraphQL API over HTTP, as anybody's own client would call it.</summary>
public sealed class Api(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public Uri Address => address;

    public string Token { get; private set; } = "";

    public string Site { get; private set; } = "";

    /// <summary>Signs in with the password that the server printed, and chooses an own one.</summary>
    public async Task SignInAsync(string login, string oneTimePassword, string password)
    {
        var first = await AskAsync("mutation($l: String!, $p: String!) { login(login: $l, password: $p) { token mustChangePassword } }", new { l = login, p = oneTimePassword });
        first.GetProperty("login").GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        Use(first.GetProperty("login"));
        var changed = await AskAsync("mutation($c: String!, $n: String!) { changePassword(current: $c, new: $n) { token } }", new { c = oneTimePassword, n = password });
        Use(changed.GetProperty("changePassword"));
        var sites = await AskAsync("{ sites { id } }");
        Site = sites.GetProperty("sites")[0].GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var response = await _http.PostAsJsonAsync("graphql", new { query, variables = variables ?? new { } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    public async Task<JsonElement> HeatAsync(string page)
    {
        var answer = await AskAsync(
            "query($s: ID!, $p: String!, $f: DateTime!, $t: DateTime!) { heatmap(site: $s, page: $p, from: $f, to: $t) { total cells elements { selector weight cells } } }",
            new { s = Site, p = page, f = Moment(-1), t = Moment(1) });
        return answer.GetProperty("heatmap");
    }

    public async Task<JsonElement[]> SessionsAsync()
    {
        var answer = await AskAsync("query($s: ID!) { sessions(site: $s) { edges { node { id subject events clicks pageViews erased } } } }", new { s = Site });
        return [.. answer.GetProperty("sessions").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node"))];
    }

    public async Task<JsonElement> SessionAsync(string id)
    {
        var answer = await AskAsync(
            "query($s: ID!, $i: ID!) { session(site: $s, id: $i) { events clicks erased timeline { entries { at kind page x y selector detail erased } } } }",
            new { s = Site, i = id });
        return answer.GetProperty("session");
    }

    /// <summary>Sends a batch as a browser on the demo's own pages does.</summary>
    public async Task<(int Status, string Answer)> CollectAsync(byte[] body, string userAgent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/events/collect") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A path of the REST API, asked for by the owner.</summary>
    public async Task<(int Status, byte[] Content)> ReadAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _http.Dispose();

    private static string Moment(int hours) => DateTime.UtcNow.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private void Use(JsonElement login)
    {
        Token = login.GetProperty("token").GetString()!;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }
}
