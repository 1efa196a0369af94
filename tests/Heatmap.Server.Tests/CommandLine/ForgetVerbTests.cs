using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Server.Tests.CommandLine;

[Collection(FoldersCollection.Name)]
public sealed class ForgetVerbTests(Folders folders)
{
    [Fact]
    public async Task A_visitor_named_by_the_id_on_the_device_is_forgotten_and_the_receipt_can_be_kept_and_checked()
    {
        var folder = folders.Served;
        var (visit, visitor) = await VisitAsync(folder);
        var keys = FolderFile.KeyRows(folder);
        var told = (await folder.RunAsync("forget", "--site", folder.Site, "--visitor", $"{visitor}")).Done();
        told.Errors.ShouldContain("receipt verify");
        var receipt = JsonSerializer.Deserialize<JsonElement>(told.Output);
        FolderFile.KeyRows(folder).ShouldBe(keys - 1);
        FolderFile.KeyRowsOf(folder, receipt.GetProperty("subject").GetString()!).ShouldBe(0);
        await folder.GoneAsync(visit);
        await HoldsAsync(folder, told.Output);

        var again = (await folder.RunAsync("forget", "--site", folder.Site, "--visitor", $"{visitor}")).Failed();
        again.Errors.ShouldContain("forgotten already");
    }

    [Theory]
    [InlineData("--email")]
    [InlineData("--user-id")]
    public async Task A_visitor_named_by_what_the_site_knows_is_forgotten_on_every_device(string way)
    {
        var folder = folders.Served;
        var (email, user) = ($"{Guid.CreateVersion7():N}@mail.example", $"user-{Guid.CreateVersion7():N}");
        var devices = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        var visits = devices.Select(d => folder.Visit(d, new Identify(3, "p1", Sending.Now, email, user))).ToArray();
        foreach (var visit in visits) await folder.TakenAsync(visit);
        var keys = FolderFile.KeyRows(folder);
        var told = (await folder.RunAsync("forget", "--site", folder.Site, way, way == "--email" ? email : user, "--json")).Done();
        var receipts = told.Result().EnumerateArray().ToList();
        receipts.Select(r => r.GetProperty("subject").GetString()).Distinct().Count().ShouldBe(2);
        FolderFile.KeyRows(folder).ShouldBe(keys - 2);
        told.Output.ShouldNotContain(email);
        foreach (var visit in visits) await folder.GoneAsync(visit);
        await HoldsAsync(folder, told.Output);
    }

    [Fact]
    public async Task A_visitor_named_by_the_subject_of_a_session_is_forgotten()
    {
        var folder = folders.Served;
        var (visit, _) = await VisitAsync(folder);
        await folder.FoldedAsync();
        var subject = NewestSubject(folder);
        FolderFile.KeyRowsOf(folder, subject).ShouldBe(1);
        (await folder.RunAsync("forget", "--site", folder.Site, "--subject", subject)).Done();
        FolderFile.KeyRowsOf(folder, subject).ShouldBe(0);
        await folder.GoneAsync(visit);
    }

    [Fact]
    public async Task A_key_made_after_somebody_was_forgotten_outlives_a_look_into_the_files_and_a_kill()
    {
        var folder = folders.Served;
        var (_, visitor) = await VisitAsync(folder);
        (await folder.RunAsync("forget", "--site", folder.Site, "--visitor", $"{visitor}")).Done();
        var keys = FolderFile.KeyRows(folder);
        await VisitAsync(folder);
        folder.Kill();
        FolderFile.KeyRows(folder).ShouldBe(keys + 1);
        await folder.StartAsync();
    }

    [Fact]
    public async Task Whoever_the_site_does_not_know_is_refused_and_nothing_changes()
    {
        var folder = folders.Served;
        var keys = FolderFile.KeyRows(folder);
        var told = (await folder.RunAsync("forget", "--site", folder.Site, "--email", "nobody@nowhere.example")).Failed();
        told.Errors.ShouldContain("This site knows no such visitor; nothing was changed.");
        told.Output.ShouldBeEmpty();
        (await folder.RunAsync("forget", "--site", folder.Site, "--visitor", $"{Guid.CreateVersion7()}", "--json")).Failed()
            .Error().ShouldContain("knows no such visitor");
        FolderFile.KeyRows(folder).ShouldBe(keys);
    }

    [Fact]
    public async Task A_site_that_is_none_is_refused_with_the_sites_there_are()
    {
        var told = (await folders.Served.RunAsync("forget", "--site", "shop", "--email", "a@b.example")).Failed();
        told.Errors.ShouldContain("There is no site 'shop'.");
        told.Errors.ShouldContain($"{folders.Served.Site} (Shop)");
    }

    private static async Task<(Batch Visit, Guid Visitor)> VisitAsync(ServedFolder folder)
    {
        var visitor = Guid.CreateVersion7();
        var visit = folder.Visit(visitor);
        await folder.TakenAsync(visit);
        return (visit, visitor);
    }

    /// <summary>What the verb printed, put into a file, is what <c>receipt verify</c> reads.</summary>
    private async Task HoldsAsync(ServedFolder folder, string printed)
    {
        var file = folders.Checkout.At("receipt.json");
        await File.WriteAllTextAsync(file, printed);
        (await folder.Program.RunAsync("receipt", "verify", file)).Done().Output.ShouldContain("genuine and unchanged");
    }

    private static string NewestSubject(ServedFolder folder)
    {
        var stream = FolderFile.Text(folder.Data, "log/log.db", "SELECT stream FROM append WHERE stream LIKE 'visitor-%' ORDER BY position DESC LIMIT 1");
        return stream[(stream.LastIndexOf('-') + 1)..];
    }
}
