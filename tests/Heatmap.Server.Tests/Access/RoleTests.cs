using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Heatmap.Server.Tests.Funnels;

namespace Heatmap.Server.Tests.Access;

/// <summary>What a colleague who may see totals and no more is told, of every field of the schema.</summary>
public sealed class RoleTests
{
    // Everything else is refused; a field that comes new is, until it stands here.
    private static readonly HashSet<string> Told =
    [
        "Query.me", "Query.awaitsSetUp", "Query.sites", "Query.site", "Query.pages", "Query.heatmap", "Query.projections", "Query.funnels", "Query.funnel",
        "Mutation.login", "Mutation.changePassword", "Mutation.setUp", "Subscription.heatmapChanged", "Subscription.funnelChanged",
    ];

    [Fact]
    public async Task A_viewer_is_refused_single_sessions_and_every_change()
    {
        await using var world = await World.StartAsync();
        var owner = await world.FoundAsync("careful");
        var viewer = await FunnelRoleTests.ViewerAsync(world, owner);
        using var socket = await WebSocketClient.ConnectAsync(world.Server.Address, viewer.Token);
        var questions = ForeignQuestion.About(owner.Site.Id.Value, "/a", "none", Guid.CreateVersion7().ToString(), owner.Login, "none");

        var refused = new List<string>();
        foreach (var (field, query, _, _, _) in questions)
        {
            if (await CodeAsync(world, viewer, socket, field, query) == "FORBIDDEN") refused.Add(field);
        }

        refused.Order().ShouldBe(questions.Select(q => q.Field).Where(f => !Told.Contains(f)).Order());
    }

    [Theory]
    [InlineData("/api/v1/sessions?site={0}")]
    [InlineData("/api/v1/sessions/none?site={0}")]
    [InlineData("/api/v1/sessions/none/events?site={0}")]
    public async Task A_viewer_is_refused_at_the_doors_of_sessions_too(string door)
    {
        await using var world = await World.StartAsync();
        var owner = await world.FoundAsync("careful");
        var viewer = await FunnelRoleTests.ViewerAsync(world, owner);

        (await StatusAsync(world, viewer, door)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(world, owner, door)).ShouldNotBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpStatusCode> StatusAsync(World world, Company company, string door)
    {
        using var http = new HttpClient { BaseAddress = world.Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Format(CultureInfo.InvariantCulture, door, company.Site.Id));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", company.Token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string?> CodeAsync(World world, Company viewer, WebSocketClient socket, string field, string query)
    {
        if (!field.StartsWith("Subscription.", StringComparison.Ordinal)) return CodeOf(await world.AskAsync(viewer.Token, query));
        await socket.SubscribeAsync(field, query);
        var answer = await socket.ReceiveAsync();
        return answer.GetProperty("type").GetString() == "error" ? answer.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString() : null;
    }

    private static string? CodeOf(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
