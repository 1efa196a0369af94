namespace Heatmap.Privacy.Tests;

public sealed class FolderSecretFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Of_nodes_that_write_a_secret_of_one_name_at_once_one_does_and_the_others_are_told()
    {
        const int nodes = 4;
        for (var round = 0; round < 50; round++)
        {
            var folder = _folder[$"secrets-{round}"];
            var files = Enumerable.Range(0, nodes).Select(_ => new FolderSecretFiles(folder)).ToList();
            using var start = new Barrier(nodes);
            var written = await Task.WhenAll(files.Select((node, i) => Task.Factory.StartNew(
                () => TryWrite(node, start, (byte)i), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            var winner = written.ShouldHaveSingleTrue();
            files[0].ReadAll().ShouldHaveSingleItem().Value.ShouldBe([(byte)winner]);
        }
    }

    [Fact]
    public void A_secret_that_is_there_is_never_replaced()
    {
        var files = new FolderSecretFiles(_folder["secrets"]);
        files.Write("epoch-000001", [1]);
        Should.Throw<IOException>(() => files.Write("epoch-000001", [2])).Message.ShouldContain("epoch-000001");
        files.ReadAll()["epoch-000001"].ShouldBe([1]);
        Directory.GetFiles(_folder["secrets"]).Length.ShouldBe(1, "nothing unfinished is left");
    }

    public void Dispose() => _folder.Dispose();

    private static bool TryWrite(FolderSecretFiles node, Barrier start, byte secret)
    {
        start.SignalAndWait();
        try
        {
            node.Write("epoch-000001", [secret]);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

file static class Winners
{
    /// <summary>The index of the one that is true.</summary>
    public static int ShouldHaveSingleTrue(this bool[] written)
    {
        written.Count(w => w).ShouldBe(1);
        return Array.IndexOf(written, true);
    }
}
