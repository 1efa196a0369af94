using Heatmap.Server.Tests.Funnels;

namespace Heatmap.Server.Tests.Pages;

/// <summary>Errors and vitals come to single sessions on a quiet page: they are for those who may see these.</summary>
public sealed class PageRoleTests
{
    private const string Range = "from: \"2026-01-01T00:00:00Z\", to: \"2026-01-02T00:00:00Z\"";

    [Theory]
    [InlineData("errors", ") { kinds }")]
    [InlineData("error", ", fingerprint: \"none\") { times }")]
    [InlineData("vitals", ") { provenance { projection } }")]
    public async Task A_viewer_is_refused_what_an_owner_is_told(string field, string rest)
    {
        await using var world = await World.StartAsync();
        var owner = await world.FoundAsync("careful");
        var viewer = await FunnelRoleTests.ViewerAsync(world, owner);
        var question = $"{{ {field}(site: \"{owner.Site.Id}\", {Range}{rest} }}";

        var refused = await world.AskAsync(viewer.Token, question);
        var told = await world.AskAsync(owner.Token, question);

        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        told.TryGetProperty("errors", out _).ShouldBeFalse(told.ToString());
    }
}
