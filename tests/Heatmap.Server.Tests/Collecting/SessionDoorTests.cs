using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Heatmap.Server.Tests.Collecting;

public sealed class SessionDoorTests
{
    [Fact]
    public async Task What_comes_through_a_door_is_read_through_one_by_its_own_organisation_only()
    {
        await using var world = await World.StartAsync();
        var (own, other) = (await world.FoundAsync("own"), await world.FoundAsync("other"));
        using var begun = await world.Http.PostAsJsonAsync(
            new Uri(world.Server.Address, "/api/v1/sessions"), new { siteId = own.Site.PublicKey, visitorId = "v-1", url = own.Origin + "/a" });
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        await world.FoldedAsync();

        var list = await GetAsync(world, own, "");
        var session = list.Json.GetProperty("sessions").EnumerateArray().ShouldHaveSingleItem();
        session.GetProperty("entryPage").GetString().ShouldBe("/a");
        var id = session.GetProperty("id").GetString()!;
        (await GetAsync(world, own, "/" + id)).Json.GetProperty("id").GetString().ShouldBe(id);
        foreach (var (first, told, more) in new[] { ("", 2, false), ("&first=2", 2, false), ("&first=1", 1, true) })
        {
            var events = (await GetAsync(world, own, $"/{id}/events", first)).Json;
            (events.GetProperty("events").GetArrayLength(), events.GetProperty("more").GetBoolean()).ShouldBe((told, more), first);
        }

        (await GetAsync(world, own, $"/{id}/screenshots")).Json.GetProperty("screenshots").GetArrayLength().ShouldBe(0);

        foreach (var path in new[] { "", "/" + id, $"/{id}/events", $"/{id}/screenshots" })
        {
            (await GetAsync(world, other with { Site = own.Site }, path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await GetAsync(world, own with { Token = "" }, path)).Status.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await GetAsync(world, own, "", "&first=many")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> GetAsync(World world, Company asker, string path, string more = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Server.Address, $"/api/v1/sessions{path}?site={asker.Site.Id.Value}{more}"));
        if (asker.Token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", asker.Token);
        using var response = await world.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
