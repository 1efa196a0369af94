using System.Data.Common;
using Heatmap.Sql;
using Heatmap.TestServers;
using Npgsql;

namespace Heatmap.Log.Tests;

public sealed class PostgresDatabaseTests : IAsyncLifetime
{
    private string _address = "";
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        _database = Open();
    }

    public Task DisposeAsync()
    {
        _database.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_read_sees_one_state_whatever_is_committed_meanwhile()
    {
        var (before, after) = await _database.ReadAsync(s =>
        {
            var first = s.Number("SELECT COUNT(*) FROM number");
            _database.Write(w => Numbers.Add(w, 1));
            return (first, s.Number("SELECT COUNT(*) FROM number"));
        });
        (before, after).ShouldBe((0, 0));
        (await Numbers.AllAsync(_database)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_read_cannot_write() =>
        (await Should.ThrowAsync<PostgresException>(_database.ReadAsync(s => Numbers.Add(s, 1)))).SqlState.ShouldBe("25006");

    [Fact]
    public async Task Writers_of_the_whole_database_take_turns_also_on_two_nodes()
    {
        using var other = Open();
        // Reading and then writing what was read plus one: without turns, numbers would collide.
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? _database : other).Write(
            s => Numbers.Add(s, (int)(s.Number("SELECT COALESCE(MAX(n), 0) + 1 FROM number") ?? 0))))));
        (await Numbers.AllAsync(_database)).ShouldBe(Enumerable.Range(1, 40));
    }

    [Fact]
    public async Task Writers_that_lock_rows_run_at_the_same_time()
    {
        using var both = new Barrier(2);
        await Task.WhenAll(Enumerable.Range(1, 2).Select(n => Task.Run(() => _database.Write(
            s =>
            {
                Numbers.Add(s, n);
                return both.SignalAndWait(Some.Patience);
            },
            WriteLocking.Rows).ShouldBeTrue())));
        (await Numbers.AllAsync(_database)).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_writer_who_waits_too_long_is_told_for_whom()
    {
        using var impatient = PostgresDatabase.Open(
            _address.Replace("?", "?application_name=impatient&", StringComparison.Ordinal),
            Numbers.PostgresSchema,
            new PostgresOptions { Patience = TimeSpan.FromMilliseconds(200) });
        using var holder = PostgresDatabase.Open(_address.Replace("?", "?application_name=holder&", StringComparison.Ordinal), Numbers.PostgresSchema);
        holder.Write(_ =>
        {
            var told = Should.Throw<WriterHeldUpException>(() => impatient.Write(s => Numbers.Add(s, 1)));
            told.Message.ShouldContain("('holder', idle in transaction");
            return true;
        });
        impatient.Write(s => Numbers.Add(s, 2)).ShouldBe(1);
    }

    [Fact]
    public async Task A_writer_who_pauses_too_long_loses_its_turn_and_writes_nothing()
    {
        using var pausing = Open(new PostgresOptions { LongestPause = TimeSpan.FromMilliseconds(300) });
        Should.Throw<DbException>(() => pausing.Write(s =>
        {
            Numbers.Add(s, 1);
            // The other one waits for this one's turn to end, which only the server can do.
            _database.Write(w => Numbers.Add(w, 2));
            return Numbers.Add(s, 3);
        }));
        (await Numbers.AllAsync(_database)).ShouldBe([2]);
        pausing.Write(s => Numbers.Add(s, 4)).ShouldBe(1);
    }

    [Fact]
    public async Task Work_that_hides_an_error_is_not_taken_for_committed()
    {
        Should.Throw<InvalidOperationException>(() => _database.Write(s =>
        {
            Numbers.Add(s, 1);
            try
            {
                Numbers.Add(s, 1);
            }
            catch (DbException)
            {
                // What the test is about.
            }
            return true;
        }));
        (await Numbers.AllAsync(_database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_writers_in_each_others_way_both_get_through()
    {
        _database.Write(s => Numbers.Add(s, 1) + Numbers.Add(s, 2));
        using var one = new GroupCommitWriter(_database, "one", new GroupCommitOptions { Locking = WriteLocking.Rows });
        using var two = new GroupCommitWriter(_database, "two", new GroupCommitOptions { Locking = WriteLocking.Rows });
        using var both = new Barrier(2);
        var tries = 0;
        int Touch(SqlSession session, int first, int second)
        {
            Interlocked.Increment(ref tries);
            session.Execute("UPDATE number SET bytes = NULL WHERE n = @n", ("@n", first));
            if (tries <= 2) both.SignalAndWait(Some.Patience);
            return session.Execute("UPDATE number SET bytes = NULL WHERE n = @n", ("@n", second));
        }
        await Task.WhenAll(
            one.WriteAsync(s => Touch(s, 1, 2), ItemIsolation.ChecksFirst), two.WriteAsync(s => Touch(s, 2, 1), ItemIsolation.ChecksFirst));
        tries.ShouldBe(3);
    }

    [Fact]
    public async Task Many_reads_wait_for_a_session_and_all_are_answered()
    {
        var reads = Enumerable.Range(0, 200).Select(i => _database.ReadAsync(s => s.Number("SELECT @i", ("@i", (long)i)))).ToArray();
        (await Task.WhenAll(reads)).ShouldBe(Enumerable.Range(0, 200).Select(i => (long?)i));
    }

    [Fact]
    public async Task A_parameter_may_be_null_once_and_a_value_the_next_time()
    {
        foreach (var bytes in (byte[]?[])[null, [1], null, [2, 3]])
        {
            (await _database.ReadAsync(s => s.Rows(
                "SELECT CAST(@b AS bytea)", r => r.IsDBNull(0) ? null : r.GetFieldValue<byte[]>(0), ("@b", bytes)))).ShouldBe([bytes]);
        }
    }

    private PostgresDatabase Open(PostgresOptions? options = null) => PostgresDatabase.Open(_address, Numbers.PostgresSchema, options);
}
