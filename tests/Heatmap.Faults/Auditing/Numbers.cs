using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Faults;

/// <summary>Asks a server's API for what the dashboard shows.</summary>
internal sealed class Numbers(Uri server)
{
    private const string SignIn = "mutation($login: String!, $password: String!) { login(login: $login, password: $password) { token } }";
    private const string Choose = "mutation($current: String!, $new: String!) { changePassword(current: $current, new: $new) { token } }";
    private const string Pages = "query($site: ID!, $from: DateTime!, $to: DateTime!) { pages(site: $site, from: $from, to: $to, first: 500) { page views clicks } }";

    // More than clocks are turned by.
    private static readonly TimeSpan Around = TimeSpan.FromDays(3);

    public async Task ChoosePasswordAsync(string login, string current, string next)
    {
        var token = await SignInAsync(login, current);
        await AskAsync(Choose, new JsonObject { ["current"] = current, ["new"] = next }, token);
    }

    public async Task<string> SignInAsync(string login, string password) =>
        (await AskAsync(SignIn, new JsonObject { ["login"] = login, ["password"] = password }, token: null))["login"]!["token"]!.GetValue<string>();

    /// <summary>Views and clicks of a page.</summary>
    /// <param name="token">What <see cref="SignInAsync"/> gave: not to be asked for each time, for tries to sign in are limited.</param>
    public async Task<(double Views, double Clicks)> OfPageAsync(Shop shop, string page, string token, DateTimeOffset now)
    {
        var variables = new JsonObject { ["site"] = shop.Site, ["from"] = (now - Around).ToString("O"), ["to"] = (now + Around).ToString("O") };
        var pages = (await AskAsync(Pages, variables, token))["pages"]!.AsArray();
        var found = pages.FirstOrDefault(p => p!["page"]!.GetValue<string>() == page);
        return found is null ? (0, 0) : (found["views"]!.GetValue<double>(), found["clicks"]!.GetValue<double>());
    }

    private async Task<JsonNode> AskAsync(string query, JsonObject variables, string? token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/graphql"));
        request.Content = JsonContent.Create(new JsonObject { ["query"] = query, ["variables"] = variables });
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return answer?["errors"] is null && answer?["data"] is { } data ? data : throw new FaultFoundException($"The API answered {answer}");
    }
}
