using System.Text;
using Heatmap.Sql;

namespace Heatmap.Log.Tests;

/// <summary>What is deleted must be gone from the disk, the write-ahead log included.</summary>
public sealed class SqliteErasureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("numbers.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_deleted_is_gone_from_every_file_and_the_pages_are_given_back()
    {
        var secret = Encoding.ASCII.GetBytes("the secret of one person");
        var filler = Enumerable.Repeat(secret, 200).SelectMany(b => b).ToArray();
        using var file = Numbers.Open(Path);
        file.Write(s => Enumerable.Range(0, 100).Sum(n => Numbers.Add(s, n, filler)));
        await file.EmptyWriteAheadLogAsync();
        var full = new FileInfo(Path).Length;
        FilesHold(secret).ShouldBeTrue();
        file.Write(s => s.Execute("DELETE FROM number WHERE n > @n", ("@n", -1)));
        await file.ReleaseFreePagesAsync();
        FilesHold(secret).ShouldBeFalse();
        new FileInfo(Path).Length.ShouldBeLessThan(full / 10);
        new FileInfo(Path + "-wal").Length.ShouldBe(0);
    }

    [Fact]
    public async Task Emptying_the_log_waits_for_a_read_that_runs_and_holds_new_ones_back()
    {
        using var file = Numbers.Open(Path, new SqliteFileOptions { ReadSessions = 2 });
        file.Write(s => Numbers.Add(s, 1));
        using var end = new ManualResetEventSlim();
        var reading = await LongReadAsync(file, end);
        var emptying = file.EmptyWriteAheadLogAsync();
        // Takes the last free session, or waits behind the emptying: either way it must not keep that from its end.
        var another = Numbers.AllAsync(file);
        emptying.IsCompleted.ShouldBeFalse();
        new FileInfo(Path + "-wal").Length.ShouldBeGreaterThan(0);
        end.Set();
        await Task.WhenAll(reading, emptying, another).WaitAsync(Some.Patience);
        new FileInfo(Path + "-wal").Length.ShouldBe(0);
        (await another).ShouldBe([1]);
    }

    [Fact]
    public async Task A_read_that_does_not_end_is_named_and_the_file_goes_on()
    {
        using var file = Numbers.Open(Path, new SqliteFileOptions { Patience = TimeSpan.FromMilliseconds(50) });
        using var end = new ManualResetEventSlim();
        var reading = await LongReadAsync(file, end);
        (await Should.ThrowAsync<SqliteFileException>(file.EmptyWriteAheadLogAsync())).Message.ShouldContain("still being read");
        (await Numbers.AllAsync(file)).ShouldBeEmpty();
        end.Set();
        await reading;
        await file.EmptyWriteAheadLogAsync();
    }

    [Fact]
    public async Task The_write_ahead_log_of_a_file_that_another_program_reads_is_not_said_to_be_empty()
    {
        using var file = Numbers.Open(Path, new SqliteFileOptions { Patience = TimeSpan.FromMilliseconds(50) });
        file.Write(s => Numbers.Add(s, 1));
        using var other = Numbers.Open(Path);
        using var end = new ManualResetEventSlim();
        var reading = await LongReadAsync(other, end);
        file.Write(s => Numbers.Add(s, 2));
        (await Should.ThrowAsync<SqliteFileException>(file.EmptyWriteAheadLogAsync())).Message.ShouldContain("another program");
        end.Set();
        await reading;
    }

    private static async Task<Task> LongReadAsync(SqliteFile file, ManualResetEventSlim end)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() => file.ReadAsync(s =>
        {
            s.Number("SELECT COUNT(*) FROM number");
            begun.SetResult();
            return end.Wait(Some.Patience);
        }));
        await begun.Task.WaitAsync(Some.Patience);
        return reading;
    }

    private bool FilesHold(byte[] secret) =>
        Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Any(f => Bytes(f).AsSpan().IndexOf(secret) >= 0);

    // SQLite holds its files open, which File.ReadAllBytes would mind on Windows.
    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
