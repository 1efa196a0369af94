using System.Collections.Concurrent;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>The double as a process that is killed: the faults' audit can only be trusted where it keeps what it acknowledged.</summary>
public sealed class KilledDoubleTests
{
    private const int Writers = 16;

    [Fact]
    public async Task Killed_at_any_moment_it_holds_every_acknowledged_append_whole_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using var server = await DoubleProcess.StartAsync(folder.File("log"));
        var acknowledged = new ConcurrentDictionary<string, int>();
        for (var life = 0; life < 3; life++)
        {
            await WriteUntilKilledAsync(server, acknowledged, life, appends: 100 + 61 * life);
            await server.StartAgainAsync();
            await using var log = EventStoreDbLog.Open(server.Address);
            var events = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
            foreach (var stream in events.GroupBy(e => e.Stream)) stream.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, stream.Count()).Select(i => (long)i));
            var stored = events.GroupBy(e => Some.Text(e).Split('"')[3]).ToDictionary(g => g.Key, g => g.Count());
            foreach (var (mark, count) in acknowledged) stored.GetValueOrDefault(mark).ShouldBe(count, mark);
            // What nobody was told of is there whole or not at all: the mark ends with how many there must be.
            foreach (var (mark, count) in stored) $"{count}".ShouldBe(mark.Split('.')[^1], mark);
        }
    }

    [Fact]
    public void Read_again_from_its_file_it_is_as_it_was_but_for_the_event_ids()
    {
        using var folder = new TemporaryFolder();
        DoubleProposal[] proposals = [Proposal("one"), Proposal("two")];
        IEnumerable<DoubleEvent> before;
        using (var journal = new DoubleJournal(folder.File("log")))
        {
            var database = new DoubleDatabase(journal);
            database.Append("kept", DoubleDatabase.Any, proposals).Last.ShouldBe(1);
            database.Append("kept", DoubleDatabase.Any, proposals).Last.ShouldBe(1, "it knows the ids");
            database.Append("gone", DoubleDatabase.NoStream, [Proposal("three")]);
            database.Delete("gone", DoubleDatabase.Any).ShouldBeTrue();
            before = database.All();
        }
        using var later = new DoubleJournal(folder.File("log"));
        var again = new DoubleDatabase(later);
        again.All().Take(before.Count()).ShouldBe(before);
        again.Stream("gone").ShouldBeNull();
        again.Append("kept", DoubleDatabase.Any, proposals).Last.ShouldBe(3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void An_append_that_its_file_holds_in_part_was_never_made(int missing)
    {
        using var folder = new TemporaryFolder();
        using (var journal = new DoubleJournal(folder.File("log")))
        {
            var database = new DoubleDatabase(journal);
            database.Append("stream", DoubleDatabase.Any, [Proposal("one")]);
            database.Append("stream", DoubleDatabase.Any, [Proposal("two"), Proposal("three")]);
        }
        using (var file = File.OpenWrite(folder.File("log"))) file.SetLength(file.Length - missing);
        for (var reopened = 0; reopened < 2; reopened++)
        {
            using var later = new DoubleJournal(folder.File("log"));
            var again = new DoubleDatabase(later);
            again.Stream("stream")!.Select(e => e.Type).Take(1).ShouldBe(["one"]);
            again.Append("stream", reopened, [Proposal("four")]).Last.ShouldBe(reopened + 1);
        }
    }

    private static DoubleProposal Proposal(string type) =>
        new(Guid.NewGuid(), type, Google.Protobuf.ByteString.CopyFromUtf8("{}"), Google.Protobuf.ByteString.Empty);

    /// <summary>Writers without end; the double is killed when so many appends were acknowledged, with others underway.</summary>
    private static async Task WriteUntilKilledAsync(DoubleProcess server, ConcurrentDictionary<string, int> acknowledged, int life, int appends)
    {
        await using var log = EventStoreDbLog.Open(server.Address);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var until = acknowledged.Count + appends;
        var writers = Enumerable.Range(0, Writers).Select(async w =>
        {
            for (var i = 0; ; i++)
            {
                var count = 1 + (i * 7 + w) % 20;
                var mark = $"{life}.{w}.{i}.{count}";
                try
                {
                    await log.AppendAsync(new($"killed-{w % 6}"), ExpectedRevision.Any, Some.Events(count, mark));
                }
                catch (LogUnavailableException)
                {
                    return;
                }
                acknowledged[mark] = count;
                if (acknowledged.Count >= until) enough.TrySetResult();
            }
        }).ToArray();
        await enough.Task.WaitAsync(Some.Patience);
        await server.KillAsync();
        await Task.WhenAll(writers).WaitAsync(Some.Patience);
    }
}
