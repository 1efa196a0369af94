using System.Text.Json;
using Heatmap.Projections;

namespace Heatmap.Server.Tests.CommandLine;

[Collection(FoldersCollection.Name)]
public sealed class ProjectionVerbTests(Folders folders)
{
    private static readonly IReadOnlyList<string> Names = [.. AllProjections.List.Select(p => p.Version.Name)];

    [Fact]
    public async Task The_list_says_of_every_projection_how_far_it_has_folded()
    {
        var folder = folders.Served;
        var told = (await folder.RunAsync("projections", "list")).Done();
        told.Errors.ShouldBeEmpty();
        told.Lines[0].ShouldStartWith("projection");
        foreach (var name in Names) told.Lines.Count(l => l.StartsWith(name, StringComparison.Ordinal) && l.Contains("live   100 %", StringComparison.Ordinal)).ShouldBe(1, told.Output);

        var rows = (await folder.RunAsync("projections", "list", "--json")).Done().Result().EnumerateArray().ToList();
        rows.Select(r => r.GetProperty("projection").GetString()).ShouldBe(Names);
        foreach (var row in rows)
        {
            row.GetProperty("state").GetString().ShouldBe("live");
            row.GetProperty("progress").GetDouble().ShouldBe(1);
            row.GetProperty("trouble").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task The_list_says_which_node_folds_what()
    {
        var told = (await folders.Served.RunAsync("projections", "list")).Done();
        told.Lines[^1].ShouldStartWith("Node ");
        told.Lines[^1].ShouldContain(": 64 partitions (0-63), ");

        var node = (await folders.Served.RunAsync("projections", "list", "--json")).Done().Result()[0].GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem();
        node.GetProperty("partitions").GetArrayLength().ShouldBe(64);
    }

    [Fact]
    public async Task A_sample_compares_visitors_and_says_what_it_can_not_compare()
    {
        var some = (await folders.Served.RunAsync("projections", "verify", "--sample", "3")).Done();
        some.Lines.Single(l => l.StartsWith("session-timeline", StringComparison.Ordinal)).ShouldContain(" rows of 3 visitors at position ");

        // Of everybody, so that what chance would choose can make no difference: identified or not, forgotten, of no funnel.
        var all = (await folders.Served.RunAsync("projections", "verify", "--sample", "1000")).Done();
        all.Lines.Single(l => l.StartsWith("click-map", StringComparison.Ordinal)).ShouldContain("not compared, it has nothing but totals");
        all.Lines.Single(l => l.StartsWith("funnels", StringComparison.Ordinal)).ShouldContain("not compared, nobody has come yet to a site that has defined what it counts");

        (await folders.Served.RunAsync("projections", "verify", "--sample", "0")).Failed().Errors.ShouldContain("--sample is 0; it must be a number of visitors, 1 or more.");
    }

    [Fact]
    public async Task Resuming_where_nothing_stands_still_says_so()
    {
        (await folders.Served.RunAsync("projections", "resume")).Done().Output.ShouldContain("Nothing stands still.");
        (await folders.Served.RunAsync("projections", "resume", "click-mop")).Failed().Errors.ShouldContain("There is no projection 'click-mop'.");
    }

    [Fact]
    public async Task Rebuilding_shows_its_progress_and_puts_a_new_generation_in_place_of_each()
    {
        var folder = folders.Served;
        var before = await GenerationsAsync(folder);
        var told = (await folder.RunAsync("projections", "rebuild")).Done();
        var between = await GenerationsAsync(folder);
        foreach (var name in Names)
        {
            told.Errors.ShouldContain($"rebuilding {name}: 0 %");
            told.Errors.ShouldContain($"rebuilding {name}: 100 %  [####################] ");
            told.Output.ShouldContain($"{name}, all sites: built afresh and live as generation {between[name]}.");
        }

        var result = (await folder.RunAsync("projections", "rebuild", Names[0], "--json")).Done().Result(out var progress);
        var after = await GenerationsAsync(folder);
        progress.Select(p => p.GetProperty("progress").GetDouble()).ShouldBe([0, 1]);
        result.EnumerateArray().ShouldHaveSingleItem().GetProperty("generation").GetInt64().ShouldBe(after[Names[0]]);
        foreach (var name in Names)
        {
            between[name].ShouldBeGreaterThan(before[name]);
            if (name == Names[0]) after[name].ShouldBeGreaterThan(between[name]);
            else after[name].ShouldBe(between[name], "only the one that was named is built");
        }
    }

    /// <summary>The projections that make something of what the folder's visitors did: all but that of funnels, of which its site has none.</summary>
    internal static readonly IReadOnlyList<string> OfVisits = [.. Names.Except(["funnels"])];

    /// <summary>The projections of which verifying held rows or totals against one another.</summary>
    internal static IEnumerable<string> Compared(IEnumerable<JsonElement> results) =>
        results.Where(r => r.GetProperty("rows").GetInt64() > 0).Select(r => r.GetProperty("projection").GetString()!);

    [Fact]
    public async Task Verifying_shows_its_progress_and_how_many_rows_it_held_against_one_another()
    {
        var folder = folders.Served;
        var before = await GenerationsAsync(folder);
        var told = (await folder.RunAsync("projections", "verify")).Done();
        foreach (var name in Names)
        {
            told.Errors.ShouldContain($"verifying {name}: 100 %");
            told.Output.ShouldContain($"{name}, all sites: equal, ");
        }

        var results = (await folder.RunAsync("projections", "verify", "--json")).Done().Result(out var progress).EnumerateArray().ToList();
        progress.Select(p => p.GetProperty("doing").GetString()).Distinct().ShouldBe(Names.Select(n => $"verifying {n}"));
        results.Count.ShouldBe(Names.Count);
        results.ShouldAllBe(r => r.GetProperty("equal").GetBoolean());
        Compared(results).ShouldBe(OfVisits, "comparing nothing shows nothing");

        (await GenerationsAsync(folder)).ShouldBe(before, "verifying leaves no copy behind");
    }

    [Fact]
    public async Task A_row_planted_by_hand_is_found_and_gone_after_a_rebuild()
    {
        var folder = folders.Served;
        FolderFile.PlantRow(folder, "session-timeline");
        var found = (await folder.RunAsync("projections", "verify")).Failed();
        var verdict = found.Lines.Single(l => l.StartsWith("session-timeline", StringComparison.Ordinal));
        foreach (var part in (string[])["DIFFERENT", "planted-by-hand", folder.Site, "live has it, rebuilt has not"]) verdict.ShouldContain(part);
        found.Output.ShouldContain("'projections rebuild session-timeline' puts it right");
        found.Output.ShouldContain("click-map, all sites: equal");

        var results = (await folder.RunAsync("projections", "verify", "session-timeline", "--json")).Failed().Result();
        var result = results.EnumerateArray().ShouldHaveSingleItem();
        result.GetProperty("equal").GetBoolean().ShouldBeFalse();
        result.GetProperty("firstDifference").GetString()!.ShouldContain("planted-by-hand");

        (await folder.RunAsync("projections", "rebuild", "session-timeline")).Done();
        (await folder.RunAsync("projections", "verify")).Done();
    }

    [Theory]
    [InlineData("rebuild")]
    [InlineData("verify")]
    public async Task A_projection_that_is_none_is_refused_with_the_names_of_those_there_are(string verb)
    {
        var told = (await folders.Served.RunAsync("projections", verb, "click-mop")).Failed();
        told.Errors.ShouldContain($"There is no projection 'click-mop'. There are: {string.Join(", ", Names)}.");
        told.Output.ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, long>> GenerationsAsync(ServedFolder folder) =>
        (await folder.RunAsync("projections", "list", "--json")).Done().Result().EnumerateArray()
            .ToDictionary(g => g.GetProperty("projection").GetString()!, g => g.GetProperty("generation").GetInt64());
}
