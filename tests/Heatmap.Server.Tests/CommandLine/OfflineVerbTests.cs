using Heatmap.Client;
using Heatmap.Privacy;

namespace Heatmap.Server.Tests.CommandLine;

/// <summary>Each verb where no server runs: it takes the folder for as long as it needs it.</summary>
[Collection(FoldersCollection.Name)]
public sealed class OfflineVerbTests(Folders folders)
{
    private readonly ServedFolder _folder = folders.Unserved;

    [Fact]
    public async Task Views_are_listed_verified_and_rebuilt()
    {
        (await _folder.RunAsync("projections", "list")).Done().Lines.Count(l => l.Contains("live   100 %", StringComparison.Ordinal)).ShouldBe(Projections.AllProjections.List.Count);
        FolderFile.PlantRow(_folder, "session-timeline");
        var found = (await _folder.RunAsync("projections", "verify")).Failed();
        found.Errors.ShouldContain("verifying session-timeline: 100 %");
        found.Output.ShouldContain("planted-by-hand");
        found.Output.ShouldContain("click-map, all sites: equal");

        var rebuilt = (await _folder.RunAsync("projections", "rebuild", "session-timeline", "--json")).Done().Result(out var progress);
        progress.Select(p => p.GetProperty("progress").GetDouble()).ShouldBe([0, 1]);
        rebuilt.EnumerateArray().ShouldHaveSingleItem().GetProperty("projection").GetString().ShouldBe("session-timeline");
        var results = (await _folder.RunAsync("projections", "verify", "--json")).Done().Result().EnumerateArray().ToList();
        results.ShouldAllBe(r => r.GetProperty("equal").GetBoolean());
        ProjectionVerbTests.Compared(results).ShouldBe(ProjectionVerbTests.OfVisits, "comparing nothing shows nothing");
        (await _folder.RunAsync("projections", "verify", "click-mop")).Failed().Errors.ShouldContain("There is no projection 'click-mop'.");
    }

    [Fact]
    public async Task Who_is_forgotten_added_or_given_a_password_is_so_for_the_next_server()
    {
        const string email = "vera@mail.example";
        var (one, other) = (_folder.Visit(Guid.CreateVersion7()), _folder.Visit(Guid.CreateVersion7(), new Identify(3, "p1", Sending.Now, email)));
        await _folder.StartAsync();
        await _folder.TakenAsync(one);
        await _folder.TakenAsync(other);
        await _folder.StopAsync();
        var keys = FolderFile.KeyRows(_folder);

        var receipt = (await ForgetAsync("--visitor", $"{one.Visitor}")).Done().Output;
        (await ForgetAsync("--email", email, "--json")).Done().Result().GetArrayLength().ShouldBe(1);
        FolderFile.KeyRows(_folder).ShouldBe(keys - 2);
        (await ForgetAsync("--visitor", $"{one.Visitor}")).Failed().Errors.ShouldContain("forgotten already");
        (await ForgetAsync("--email", "nobody@mail.example")).Failed().Errors.ShouldContain("nothing was changed");
        var rotated = (await _folder.RunAsync("keys", "rotate")).Done();
        rotated.Errors.ShouldContain("re-wrapped into epoch");
        rotated.Output.ShouldContain("2 erasures became unrecoverable.");
        var added = (await _folder.RunAsync("organizations", "add", "Late Ltd", "--site", "Late", "--login", "late", "--origins", "https://late.example", "--json")).Done().Result();
        var reset = (await _folder.RunAsync("owner", "reset", "--login", ServedFolder.Login, "--json")).Done().Result();

        await _folder.StartAsync();
        await _folder.GoneAsync(one);
        await _folder.GoneAsync(other);
        (await _folder.MaySignInAsync("late", added.GetProperty("oneTimePassword").GetString()!)).ShouldBeTrue();
        (await _folder.MaySignInAsync(ServedFolder.Login, reset.GetProperty("oneTimePassword").GetString()!)).ShouldBeTrue();
        (await _folder.MaySignInAsync(ServedFolder.Login, _folder.FirstPassword)).ShouldBeFalse();
        (await _folder.StopAsync()).ShouldBe(0);
        ErasureReceipt.Verify(receipt).IsGenuine.ShouldBeTrue();
    }

    private Task<Answered> ForgetAsync(params string[] whom) => _folder.RunAsync(["forget", "--site", _folder.Site, .. whom]);
}
