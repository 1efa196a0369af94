namespace Heatmap.Blobs.Tests;

public sealed class FolderBlobsTests : BlobStoreContract<FolderBlobs>
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    private readonly string _folder = Directory.CreateTempSubdirectory("heatmap-blobs-").FullName;

    public override Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_blob_that_was_changed_on_disk_is_told_to_be_damaged()
    {
        var name = await Store.PutAsync("site-1", Day, "sealed"u8.ToArray());
        await File.WriteAllTextAsync(Files().ShouldHaveSingleItem(), "changed");

        (await Should.ThrowAsync<DamagedBlobException>(() => Store.FindAsync(name))).Name.ShouldBe(name);
    }

    [Fact]
    public async Task What_a_dead_process_was_writing_is_no_blob_and_is_cleared_away()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "incoming", "1-1"), "half");

        var reopened = FolderBlobs.Open(_folder);

        await foreach (var entry in reopened.ListAsync()) throw new InvalidOperationException($"{entry.Name} was never put");
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Blobs_outlive_the_process_and_leave_no_empty_folders_when_they_go()
    {
        var name = await Store.PutAsync("site-1", Day, "sealed"u8.ToArray());
        var reopened = FolderBlobs.Open(_folder);

        (await reopened.FindAsync(name)).ShouldNotBeNull();
        await reopened.DeleteAsync([name]);

        Directory.EnumerateDirectories(_folder).Select(Path.GetFileName).ShouldBe(["incoming"]);
    }

    [Fact]
    public async Task Nobody_else_can_read_a_blob()
    {
        await Store.PutAsync("site-1", Day, "sealed"u8.ToArray());

        Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Where(IsOpen).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_says_which_and_why()
    {
        var file = Path.Combine(_folder, "a-file");
        await File.WriteAllTextAsync(file, "");

        Should.Throw<BlobStoreUnavailableException>(() => FolderBlobs.Open(file)).Message.ShouldContain(file);
    }

    [Theory]
    [InlineData("../etc", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("site-1", "../../passwd")]
    [InlineData("", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public void A_name_that_could_leave_the_folder_is_none(string site, string hash)
    {
        Should.Throw<ArgumentException>(() => new BlobName(site, Day, hash));
        BlobName.TryParse($"{site}/2026-11-21/{hash}", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_name_is_read_as_it_is_written()
    {
        var name = BlobName.Of("site-1", Day, "x"u8);
        BlobName.TryParse($"{name}", out var read).ShouldBeTrue();
        read.ShouldBe(name);
    }

    protected override Task<FolderBlobs> OpenAsync() => Task.FromResult(FolderBlobs.Open(_folder));

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0;

    private List<string> Files() => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)];
}
