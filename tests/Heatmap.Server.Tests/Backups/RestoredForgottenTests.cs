using Heatmap.Client;
using Heatmap.Server.Tests.CommandLine;
using Heatmap.Server.Tests.Privacy;

namespace Heatmap.Server.Tests.Backups;

/// <summary>A backup brings nobody back who was forgotten after it.</summary>
public sealed class RestoredForgottenTests
{
    private const int Visitors = 60;

    [Theory]
    [InlineData]
    [InlineData("--views")]
    public async Task Who_was_forgotten_after_the_backup_is_nowhere_in_what_is_restored_and_the_others_are_unharmed(params string[] taken)
    {
        await using var system = await ForgottenSystem.FillAsync(Visitors);
        var world = system.World;
        await world.FoldedAsync();
        var hunt = await Hunt.BeginAsync(system);
        var early = system.People.Where((_, n) => n % 6 == 1).ToList();
        await system.ForgetAsync(early);
        (await world.BackUpAsync("backup", taken)).Done();
        var late = system.People.Where((_, n) => n % 6 == 3).ToList();
        await system.ForgetAsync(late);
        system.Gone = [.. early, .. late];

        var restored = (await world.RestoreAsync("backup", "restored", more: "--json")).Done().Result(out var progress);
        restored.GetProperty("forgottenAgain").GetInt32().ShouldBe(late.Count);
        restored.GetProperty("erasures").GetInt32().ShouldBe(early.Count + late.Count);
        restored.GetProperty("viewsTaken").GetBoolean().ShouldBe(taken is ["--views"]);
        restored.GetProperty("unreadable").GetInt64().ShouldBe(0);
        progress.Select(p => p.GetProperty("doing").GetString()).Distinct().ShouldContain("applying the erasure ledger");

        await world.MoveAsync(world.Beside("restored"));
        foreach (var (company, there) in ((Company, IEnumerable<Person>)[])[(system.Removing, system.Survivors), (system.Keeping, system.People)])
            (await system.ClicksAsync(company)).ShouldBe(there.Where(p => p.Company == company).Sum(p => p.Clicks), company.Origin);
        hunt.DayIsOver = true;
        hunt.NothingIsFound("after restoring");
        hunt.NothingOpens("after restoring");
        hunt.NoBytesAreTheKey("after restoring");
        hunt.OnlyTombstonesRemain([.. late.Where(p => p.IsOfDay)]);
        // Of strict mode too, for as long as the page is open; the next is a new visitor's, since the backup has no salt.
        foreach (var person in system.Gone)
            (await world.SendAsync(person.Company, person.Visit(), person.Agent)).ShouldBeOfType<Refused>().Status.ShouldBe(410);
        (await HeatmapProgram.InPlace.RunAsync("projections", "verify", "--data", world.Data)).Done();
    }
}
