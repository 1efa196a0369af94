using System.Text.RegularExpressions;
using Heatmap.Client;

namespace Heatmap.Server.Tests.CommandLine;

[Collection(FoldersCollection.Name)]
public sealed class OwnerVerbTests(Folders folders)
{
    [Fact]
    public async Task An_added_organisation_has_a_site_that_takes_visits_and_an_owner_who_can_sign_in()
    {
        var folder = folders.Served;
        var login = $"add-{Guid.CreateVersion7():N}@other.example";
        var told = (await AddAsync(folder, "Other Ltd", login, "https://other.example")).Done();
        told.Errors.ShouldBeEmpty();
        Printed(told, "Login").ShouldBe(login);
        var batch = Sending.Visit(Printed(told, "Site key"), Guid.CreateVersion7(), "https://other.example/");
        (await folder.MaySignInAsync(login, Printed(told, "Password"))).ShouldBeTrue();
        using var http = new HttpClient();
        (await Sending.SendAsync(http, folder.Address, batch, "https://other.example")).ShouldBeOfType<Taken>();
        (await Sending.SendAsync(http, folder.Address, batch, ServedFolder.Origin)).ShouldBeOfType<Refused>().Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("Other Ltd", ServedFolder.Login, "https://other.example", "taken")]
    [InlineData("Other Ltd", "new@other.example", "other.example", "'other.example' is not an origin")]
    [InlineData(" ", "new@other.example", "https://other.example", "organisation's name")]
    [InlineData("Other Ltd", " ", "https://other.example", "login")]
    public async Task A_refused_organisation_leaves_nothing_behind(string name, string login, string origin, string reason)
    {
        var folder = folders.Served;
        var before = Appends();
        var told = (await AddAsync(folder, name, login, origin)).Failed();
        told.Errors.ShouldContain(reason);
        told.Output.ShouldBeEmpty();
        Appends().ShouldBe(before);

        long Appends() => FolderFile.Number(folder.Data, "log/log.db", "SELECT count(*) FROM append WHERE stream NOT LIKE 'visitor-%'");
    }

    [Fact]
    public async Task A_reset_password_lets_the_owner_in_and_the_old_one_no_more()
    {
        var folder = folders.Served;
        var first = (await folder.RunAsync("owner", "reset", "--login", ServedFolder.Login, "--json")).Done().Result();
        first.GetProperty("login").GetString().ShouldBe(ServedFolder.Login);
        var told = (await folder.RunAsync("owner", "reset", "--login", ServedFolder.Login)).Done();
        (await folder.MaySignInAsync(ServedFolder.Login, Printed(told, "Password"))).ShouldBeTrue();
        (await folder.MaySignInAsync(ServedFolder.Login, first.GetProperty("oneTimePassword").GetString()!)).ShouldBeFalse();
        (await folder.MaySignInAsync(ServedFolder.Login, folder.FirstPassword)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_password_of_nobody_can_not_be_reset()
    {
        var told = (await folders.Served.RunAsync("owner", "reset", "--login", "nobody@shop.example")).Failed();
        told.Errors.ShouldContain("There is no user 'nobody@shop.example'.");
    }

    private static Task<Answered> AddAsync(ServedFolder folder, string name, string login, string origin) =>
        folder.RunAsync("organizations", "add", name, "--site", "Other shop", "--login", login, "--origins", origin);

    private static string Printed(Answered told, string name) =>
        Regex.Match(told.Output, $@"^{name}\s+(\S+)", RegexOptions.Multiline) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"'{name}' was not printed:{Environment.NewLine}{told.Output}");
}
