using Heatmap.Sql;
using Microsoft.Data.Sqlite;

namespace Heatmap.Log.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("new/folder/numbers.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_file_is_made_with_the_pragmas_that_we_promise()
    {
        using var file = Numbers.Open(Path, new SqliteFileOptions { PageSize = 8192 });
        file.Write(s => (s.Number("PRAGMA page_size"), s.Number("PRAGMA auto_vacuum"), s.Number("PRAGMA synchronous"),
            s.Number("PRAGMA secure_delete"), s.Number("PRAGMA foreign_keys"))).ShouldBe((8192, 2, 2, 1, 1));
        (await file.ReadAsync(s => s.Rows("PRAGMA journal_mode", r => r.GetString(0)))).ShouldBe(["wal"]);
    }

    [Fact]
    public void Only_views_give_up_durability()
    {
        using var file = Numbers.Open(Path, new SqliteFileOptions { Synchronous = SqliteSynchronous.Normal });
        file.Write(s => s.Number("PRAGMA synchronous")).ShouldBe(1);
    }

    [Fact]
    public void Nobody_else_can_read_what_is_in_the_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        using var file = Numbers.Open(Path);
        file.Write(s => Numbers.Add(s, 1));
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var files = Directory.GetFiles(folder);
        files.Length.ShouldBe(3);
        foreach (var f in files) File.GetUnixFileMode(f).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task What_was_written_is_there_when_opened_again()
    {
        using (var file = Numbers.Open(Path)) file.Write(s => Numbers.Add(s, 1));
        using var again = Numbers.Open(Path);
        (await Numbers.AllAsync(again)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing()
    {
        using var file = Numbers.Open(Path);
        Should.Throw<InvalidOperationException>(() => file.Write<int>(s => throw new InvalidOperationException($"{Numbers.Add(s, 1)}")));
        (await Numbers.AllAsync(file)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_sees_one_state_and_can_not_write()
    {
        using var file = Numbers.Open(Path);
        var counts = await file.ReadAsync(s =>
        {
            var before = s.Number("SELECT COUNT(*) FROM number");
            file.Write(w => Numbers.Add(w, 1));
            return (before, s.Number("SELECT COUNT(*) FROM number"));
        });
        counts.ShouldBe((0, 0));
        await Should.ThrowAsync<SqliteException>(file.ReadAsync(s => Numbers.Add(s, 2)));
        (await Numbers.AllAsync(file)).ShouldBe([1]);
    }

    [Fact]
    public void A_newer_version_is_refused_and_an_older_one_is_brought_up()
    {
        Numbers.Open(Path).Dispose();
        var versions = new List<int>();
        var later = new SqliteSchema(Numbers.ApplicationId, 3, (_, from) => versions.Add(from));
        SqliteFile.Open(Path, later).Dispose();
        SqliteFile.Open(Path, later).Dispose();
        versions.ShouldBe([1]);
        Should.Throw<SqliteFileException>(() => Numbers.Open(Path)).Message.ShouldContain("newer version of Heatmap");
    }

    [Fact]
    public void The_file_of_another_program_is_refused_and_not_changed()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        _ = SqliteLibrary.Running;
        using (var theirs = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            theirs.Open();
            using var make = theirs.CreateCommand();
            make.CommandText = "CREATE TABLE theirs (x INTEGER)";
            make.ExecuteNonQuery();
        }
        var before = File.ReadAllBytes(Path);
        Should.Throw<SqliteFileException>(() => Numbers.Open(Path)).Message.ShouldContain("belongs to something else");
        File.ReadAllBytes(Path).ShouldBe(before);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_not_changed()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, new string('x', 5000));
        Should.Throw<SqliteFileException>(() => Numbers.Open(Path)).Path.ShouldBe(Path);
        File.ReadAllText(Path).ShouldBe(new string('x', 5000));
    }

    [Fact]
    public void The_library_is_the_one_that_was_asked_for()
    {
        var running = SqliteLibrary.Running;
        Version.Parse(running.Version).ShouldBeGreaterThanOrEqualTo(new Version(3, 35));
        if (Environment.GetEnvironmentVariable(SqliteLibrary.Variable) is { Length: > 0 } forced)
            running.FromSystem.ShouldBe(forced == "system");
        else if (File.Exists("/usr/lib/x86_64-linux-gnu/libsqlite3.so.0"))
            running.FromSystem.ShouldBeTrue();
    }
}
