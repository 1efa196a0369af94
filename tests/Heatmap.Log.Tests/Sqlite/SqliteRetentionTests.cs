using Heatmap.Events;
using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

/// <summary>What holds of taking events away from a SQLite file beyond the contract: tables of version 1, and the disk.</summary>
public sealed class SqliteRetentionTests : IDisposable
{
    private static readonly StreamName Stream = new("visitor-shop-1");

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("log.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_version_1_is_upgraded_holds_what_it_held_and_can_lose_it()
    {
        FileOfVersion1.WriteTo(Path);
        using (var log = SqliteLog.Open(Path))
        {
            (await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything)).Select(Some.Text)
                .ShouldBe([.. Some.Events(3, "a").Select(Some.Text), .. Some.Events(20, "b").Select(Some.Text), .. Some.Events(2, "c").Select(Some.Text)]);
            await log.TruncateAsync(Stream, 5);
        }
        using var again = SqliteLog.Open(Path);
        (await again.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything)).Count.ShouldBe(20);
        (await again.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(1))).LastRevision.ShouldBe(5);
    }

    [Fact]
    public async Task Heads_in_memory_know_what_was_taken_away()
    {
        using var log = SqliteLog.Open(Path);
        await log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(2));
        await log.TruncateAsync(Stream, 2);
        (await log.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(1))).LastRevision.ShouldBe(2);
        await Should.ThrowAsync<WrongExpectedRevisionException>(log.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(1)));
    }

    [Fact]
    public async Task The_space_of_what_was_taken_away_is_given_back_while_appends_go_on()
    {
        using var log = SqliteLog.Open(Path);
        var other = new StreamName("visitor-shop-2");
        await FillAsync(log);
        await log.AppendAsync(other, ExpectedRevision.Any, Some.Events(10));
        await log.ReleaseAsync();
        var full = Size();
        await log.TruncateAsync(Stream, long.MaxValue);
        var appending = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => log.AppendAsync(other, ExpectedRevision.Any, Some.Events(1))));
        var release = await log.ReleaseAsync();
        await appending;
        release.Freed.ShouldBeGreaterThan(full * 9 / 10);
        (release.Pending, release.Mend).ShouldBe((0, null));
        Size().ShouldBeLessThan(full / 10);
        (await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything)).Count.ShouldBe(30);
    }

    [Fact]
    public async Task While_somebody_reads_an_older_state_it_says_what_is_pending_and_how_to_go_on()
    {
        using var log = SqliteLog.Open(Path, new SqlLogOptions { Patience = TimeSpan.FromMilliseconds(50) });
        await FillAsync(log);
        using var other = SqliteLog.OpenFile(Path);
        using var end = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() => other.ReadAsync(s =>
        {
            s.Number("SELECT COUNT(*) FROM append");
            begun.SetResult();
            return end.Wait(Some.Patience);
        }));
        await begun.Task.WaitAsync(Some.Patience);
        await log.TruncateAsync(Stream, long.MaxValue);
        var held = await log.ReleaseAsync();
        held.Pending!.Value.ShouldBeGreaterThan(8_000_000);
        held.Mend!.ShouldContain("end that program");
        end.Set();
        await reading;
        var released = await log.ReleaseAsync();
        released.Freed.ShouldBeGreaterThan(8_000_000);
        (released.Pending, released.Mend).ShouldBe((0, null));
    }

    /// <summary>Ten megabytes that no compression makes smaller.</summary>
    private static async Task FillAsync(SqlLog log)
    {
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
        {
            var noise = new byte[500_000];
            random.NextBytes(noise);
            await log.AppendAsync(Stream, ExpectedRevision.Any, [Some.Event() with { Data = noise }]);
        }
    }

    private long Size() => Directory.GetFiles(_folder.Path).Sum(f => new FileInfo(f).Length);
}
