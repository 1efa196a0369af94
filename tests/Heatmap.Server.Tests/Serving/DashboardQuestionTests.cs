using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Heatmap.Server.Tests.Serving;

/// <summary>What the dashboard asks for must not cost more than the server allows, even at the longest.</summary>
public sealed class DashboardQuestionTests
{
    private static readonly string Dashboard = Path.Combine(Path.GetDirectoryName(RunningSchema.File())!, "src", "dashboard", "src");

    [Theory]
    [InlineData("Session", "screens/session/useSession.ts", "pageLength")]
    [InlineData("Sessions", "screens/sessions/useSessions.ts", "mostAtOnce")]
    [InlineData("Error", "screens/errors/ErrorScreen.tsx", "mostAtOnce")]
    [InlineData("HighIntent", "screens/accounts/useRisen.ts", "mostKnown")]
    [InlineData("AccountSessions", "screens/accounts/useFurther.ts", "mostAtOnce")]
    public async Task The_longest_page_that_the_dashboard_asks_for_is_answered(string operationName, string file, string constant)
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("looked-at");
        var length = Regex.Match(await File.ReadAllTextAsync(Path.Combine(Dashboard, file)), $@"^const {constant} = (\d+);$", RegexOptions.Multiline).Groups[1].Value;
        var variables = new
        {
            site = company.Site.Id.Value,
            id = "none",
            first = int.Parse(length, CultureInfo.InvariantCulture),
            after = operationName == "AccountSessions" ? "none" : null,
            fingerprint = "none",
            from = "2026-01-01T00:00:00Z",
            to = "2026-01-02T00:00:00Z",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Server.Address, "/graphql"));
        request.Headers.Authorization = new("Bearer", company.Token);
        request.Content = JsonContent.Create(new { query = Documents(), operationName, variables });

        using var answer = await world.Http.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("{\"data\":");
    }

    private static string Documents() => string.Concat(Directory.GetFiles(Path.Combine(Dashboard, "api"), "*.graphql").Select(File.ReadAllText));
}
