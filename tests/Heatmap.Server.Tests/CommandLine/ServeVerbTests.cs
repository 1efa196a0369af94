using System.Net;
using System.Net.Sockets;

namespace Heatmap.Server.Tests.CommandLine;

[Collection(FoldersCollection.Name)]
public sealed class ServeVerbTests(Folders folders)
{
    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task A_second_server_on_the_same_folder_is_refused_and_the_first_serves_on(string verb)
    {
        var told = (await folders.Checkout.Program.RunAsync(verb, "--port", "0", "--data", folders.Served.Data)).Failed();
        told.Errors.ShouldContain($"Another Heatmap server owns the data folder '{folders.Served.Data}'. Stop it, or give another folder with --data.");
        told.Output.ShouldBeEmpty();
        await folders.Served.TakenAsync(folders.Served.Visit(Guid.CreateVersion7()));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task A_port_that_is_taken_is_named_and_no_stack_is_shown(string verb)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = $"{((IPEndPoint)other.LocalEndpoint).Port}";
        var told = (await folders.Checkout.Program.RunAsync(verb, "--port", port, "--data", folders.Checkout.At("port"))).Failed();
        told.Errors.Trim().ShouldBe($"Port {port} is taken by another program. Give another with --port; 0 takes a free one.");
        told.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_named()
    {
        var file = folders.Checkout.At("Heatmap.sln");
        foreach (var path in (string[])[file, Path.Combine(file, "data")])
        {
            var told = (await folders.Checkout.Program.RunAsync("serve", "--port", "0", "--data", path)).Failed();
            told.Errors.ShouldStartWith($"The data folder '{path}' can't be made or written:");
            told.Errors.ShouldContain("Give another with --data.");
        }
    }

    [Fact]
    public async Task After_a_killed_server_verbs_open_the_folder_and_another_server_serves_it()
    {
        var folder = folders.Unserved;
        await folder.StartAsync();
        folder.Kill();
        File.Exists(DataFolder.ControlSocket(folder.Data)).ShouldBeTrue("it had no time to tidy up");
        (await folder.RunAsync("projections", "verify")).Done();
        await folder.StartAsync();
        (await folder.RunAsync("projections", "verify")).Done();
        (await folder.StopAsync()).ShouldBe(0);
    }
}
