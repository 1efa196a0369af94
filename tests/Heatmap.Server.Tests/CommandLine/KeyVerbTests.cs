namespace Heatmap.Server.Tests.CommandLine;

[Collection(FoldersCollection.Name)]
public sealed class KeyVerbTests(Folders folders)
{
    [Fact]
    public async Task Rotating_makes_what_was_forgotten_unrecoverable_and_keeps_what_was_not()
    {
        var folder = folders.Served;
        (await folder.RunAsync("keys", "rotate")).Done();
        var visitor = Guid.CreateVersion7();
        await folder.TakenAsync(folder.Visit(visitor));
        (await folder.RunAsync("forget", "--site", folder.Site, "--visitor", $"{visitor}")).Done();
        var keys = FolderFile.KeyRows(folder);

        var told = (await folder.RunAsync("keys", "rotate")).Done();
        told.Errors.ShouldContain("re-wrapped into epoch");
        told.Output.ShouldContain("1 erasure became unrecoverable.");
        var result = (await folder.RunAsync("keys", "rotate", "--json")).Done().Result(out var progress);
        progress.ShouldNotBeEmpty();
        result.GetProperty("rewrapped").GetInt64().ShouldBeGreaterThanOrEqualTo(keys);
        result.GetProperty("unrecoverable").GetInt64().ShouldBe(0);
        told.Output.ShouldContain($"Epoch {result.GetProperty("epoch").GetInt64() - 1} has begun");
        FolderFile.Number(folder.Data, "keys/keys.db", "SELECT count(DISTINCT epoch) FROM subject_keys").ShouldBe(1);

        var reset = (await folder.RunAsync("owner", "reset", "--login", ServedFolder.Login, "--json")).Done().Result();
        var password = reset.GetProperty("oneTimePassword").GetString()!;
        (await folder.MaySignInAsync(ServedFolder.Login, password)).ShouldBeTrue("the keys of people live on");
    }
}
