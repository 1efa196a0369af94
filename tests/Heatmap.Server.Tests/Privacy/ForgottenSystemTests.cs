using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heatmap.Client;
using Heatmap.Privacy;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>
/// Forgets a part of those whom a system is full of, then looks for them as a thief of the whole data folder would. What must not be
/// found of the forgotten must be found of them before, and of the others after: a search that can find nothing is no test.
/// </summary>
public sealed class ForgottenSystemTests
{
    private const int Visitors = 320;
    private const int GoneOfEach = 35;

    [Fact]
    public async Task What_was_forgotten_is_nowhere_can_never_be_opened_and_the_others_are_unharmed()
    {
        await using var system = await ForgottenSystem.FillAsync(Visitors);
        await system.World.FoldedAsync();
        var hunt = await Hunt.BeginAsync(system);
        var backup = system.CopyKeys();
        hunt.EverybodyIsThere();

        var gone = system.People.Where((_, n) => n % (Visitors / 2) < GoneOfEach * 3 && n % 3 == 0).ToList();
        var receipts = await system.ForgetAsync(gone);
        foreach (var receipt in receipts) Genuine(receipt);
        await CheckAsync("after forgetting");
        hunt.BroughtBackBy(new KeyRows(backup)).ShouldBe(gone.Count, "unusable is not yet unrecoverable");
        hunt.NothingOpens("of all their boxes", boxesOfEach: int.MaxValue);
        hunt.NoBytesAreTheKey("after forgetting");
        hunt.OnlyTombstonesRemain();
        foreach (var person in gone)
            (await system.World.SendAsync(person.Company, person.Visit(), person.Agent)).ShouldBeOfType<Refused>().Status.ShouldBe(410);

        await system.OperateAsync("projections/rebuild");
        await CheckAsync("after a rebuild");
        await system.OperateAsync("keys/rotate");
        await CheckAsync("after a rotation");
        hunt.NoBytesAreTheKey("after a rotation");
        await UnrecoverableAsync(system);
        hunt.BroughtBackBy(new KeyRows(backup)).ShouldBe(0, "the epoch of the backup is gone");
        await system.World.RestartAsync();
        await CheckAsync("after a restart");

        async Task CheckAsync(string when)
        {
            await ClicksAsync(system, when);
            hunt.NothingIsFound(when);
            hunt.NothingOpens(when);
            await ReadThroughTheVaultAsync(system, when);
        }
    }

    private static async Task ClicksAsync(ForgottenSystem system, string when)
    {
        var (removing, keeping) = (await system.ClicksAsync(system.Removing), await system.ClicksAsync(system.Keeping));
        removing.ShouldBe(system.Survivors.Where(p => p.Company == system.Removing).Sum(p => p.Clicks), when);
        keeping.ShouldBe(system.People.Where(p => p.Company == system.Keeping).Sum(p => p.Clicks), when);
    }

    /// <summary>What the server itself answers: erased for the forgotten, the very texts for the others.</summary>
    private static async Task ReadThroughTheVaultAsync(ForgottenSystem system, string when)
    {
        var opener = system.World.Server.Installation.Keys.Vault.Opener;
        var texts = system.Survivors.ToDictionary(p => p, _ => new StringBuilder());
        foreach (var (person, bytes) in await FoundBox.AllAsync(system.World.Server.Installation.Log, system.People))
        {
            var opened = await opener.OpenAsync(person.Company.Site.Id, Events.SubjectId.Parse(person.Subject), new Events.SealedBox(bytes));
            if (opened is Opened<ReadOnlyMemory<byte>>.Readable readable && texts.TryGetValue(person, out var text)) text.Append(Encoding.UTF8.GetString(readable.Value.Span));
            else opened.ShouldBeOfType<Opened<ReadOnlyMemory<byte>>.Erased>($"{person.Name} {when}");
        }

        foreach (var (person, text) in texts)
            foreach (var own in new[] { person.Email, person.UserId, person.Agent }) text.ToString().ShouldContain(own, Case.Sensitive, when);
    }

    private static void Genuine(string receipt)
    {
        ErasureReceipt.Verify(receipt).IsGenuine.ShouldBeTrue();
        var number = receipt.IndexOf("totalsBefore", StringComparison.Ordinal) + "totalsBefore\": ".Length;
        ErasureReceipt.Verify(receipt.Insert(number, "9")).IsGenuine.ShouldBeFalse();
    }

    private static async Task UnrecoverableAsync(ForgottenSystem system)
    {
        var verify = system.World.Server.Operations.Find("receipt/verify")!;
        foreach (var company in new[] { system.Removing, system.Keeping })
        {
            var listed = await system.World.DataAsync(company.Token, $$"""{ erasures(site: "{{company.Site.Id.Value}}") { unrecoverableAt receipt } }""");
            var erasures = listed.GetProperty("erasures").EnumerateArray().ToList();
            erasures.Count.ShouldBe(GoneOfEach);
            erasures.ShouldAllBe(e => e.GetProperty("unrecoverableAt").ValueKind == JsonValueKind.String);
            foreach (var receipt in erasures.Select(e => e.GetProperty("receipt").GetString()!))
                (await verify(new() { ["receipt"] = receipt }, _ => { }, CancellationToken.None)).AsArray().ShouldBeEmpty();
        }
    }
}
