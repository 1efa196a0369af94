namespace Heatmap.Server.Tests.CommandLine;

[Collection(FoldersCollection.Name)]
public sealed class RetentionVerbTests(Folders folders)
{
    [Fact]
    public async Task What_a_site_keeps_is_shown_and_chosen()
    {
        var folder = folders.Served;
        (await folder.RunAsync("retention", "choose", "--site", folder.Site, "--days", "90", "--months", "24")).Done()
            .Output.ShouldContain("keeps events for 90 days and totals for 24 months");
        (await folder.RunAsync("retention", "show")).Done().Output.ShouldContain($"Site {folder.Site}");
        var shown = (await folder.RunAsync("retention", "show", "--site", folder.Site, "--json")).Done().Result().EnumerateArray().ShouldHaveSingleItem();
        (shown.GetProperty("days").GetInt32(), shown.GetProperty("months").GetInt32()).ShouldBe((90, 24));
        (await folder.RunAsync("retention", "choose", "--site", folder.Site, "--days", "30", "--months", "13")).Done();
    }

    [Fact]
    public async Task Where_nothing_is_old_nothing_is_taken()
    {
        var folder = folders.Served;
        await folder.TakenAsync(folder.Visit(Guid.CreateVersion7()));
        (await folder.RunAsync("retention", "apply")).Done();
        (await folder.RunAsync("retention", "apply")).Done().Output.ShouldContain("nothing is due");
        var dry = (await folder.RunAsync("retention", "apply", "--site", folder.Site, "--dry-run", "--json")).Done().Result().EnumerateArray().ShouldHaveSingleItem();
        dry.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        dry.GetProperty("events").GetInt64().ShouldBe(0);
    }
}
