using Heatmap.Sql;
using Heatmap.TestServers;
using Heatmap.Views.Sql;
using Npgsql;

namespace Heatmap.Views.Tests;

public sealed class PostgresViewsTests : IAsyncLifetime, IDisposable
{
    private string _address = null!;
    private PostgresStore _one = null!;

    public async Task InitializeAsync()
    {
        _address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        _one = new PostgresStore(_address);
    }

    [Fact]
    public async Task Many_nodes_add_to_the_same_totals_at_once_and_nothing_is_lost_or_in_each_others_way()
    {
        const int nodes = 4;
        const int commits = 25;
        var generations = new[] { await _one.BeginAsync(), await _one.BeginAsync() };
        var stores = Enumerable.Range(0, nodes).Select(_ => new PostgresStore(_address)).ToList();
        await Task.WhenAll(stores.Select((store, node) => Task.Run(() => CommitAsync(store, generations, node, commits))));

        var expected = new Dictionary<(GenerationId, string), long>();
        for (var node = 0; node < nodes; node++)
        {
            for (var i = 0; i < commits; i++)
            {
                foreach (var (generation, deltas) in Deltas(generations, node, i))
                    foreach (var delta in deltas) expected[(generation, delta.Key.Name)] = expected.GetValueOrDefault((generation, delta.Key.Name)) + delta.Cells[1];
            }
        }

        foreach (var generation in generations)
        {
            var totals = await _one.TotalsAsync(generation, Some.Range(BucketSize.Day));
            totals.ToDictionary(t => (generation, t.Key.Name), t => t.Value[1])
                .ShouldBe(expected.Where(e => e.Key.Item1 == generation), ignoreOrder: true);
        }

        (await AskAsync("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).ShouldBe(0L);
        (await AskAsync("SELECT count(*) FROM rollup r WHERE NOT EXISTS (SELECT 1 FROM rollup_series s WHERE s.id = r.series)")).ShouldBe(0L);
        foreach (var store in stores) store.Dispose();
    }

    [Fact]
    public async Task Nothing_is_committed_any_more_once_another_node_has_taken_over()
    {
        var generation = await _one.BeginAsync();
        using var other = new PostgresStore(_address);
        var lease = await _one.LeaseAsync("sleeper", 5);
        var committed = 0;
        var committing = Task.Run(async () =>
        {
            while (true)
            {
                await _one.Writer.CommitAsync(new Fence([lease]), [Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 1)] }]);
                Interlocked.Increment(ref committed);
            }
        });
        while (Volatile.Read(ref committed) < 5) await Task.Yield();

        (await other.Membership.RemoveAsync((await other.Membership.ReadAsync()).Members.Single(m => m.Node == "sleeper"))).ShouldBeTrue();
        var taken = await other.LeaseAsync("successor", 5);
        var stood = (await other.TotalsAsync(generation, Some.Range())).Single().Value[1];
        await other.Writer.CommitAsync(new Fence([taken]), [Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 1000)] }]);

        await Should.ThrowAsync<LeaseLostException>(() => committing);
        (await other.TotalsAsync(generation, Some.Range())).Single().Value[1].ShouldBe(stood + 1000);
        stood.ShouldBe(committed);
    }

    [Fact]
    public async Task Dropping_a_generation_while_another_node_commits_to_it_leaves_nothing_behind()
    {
        var generation = await _one.BeginAsync();
        await _one.CommitAsync(Some.Commit(generation) with { Put = [.. Enumerable.Range(0, 3000).Select(i => Some.Row($"{i}"))] });
        using var other = new PostgresStore(_address);
        var lease = await other.LeaseAsync("busy", 7);
        var committing = Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var commit = Some.Commit(generation) with { Put = [Some.Row($"more {i}")], Rollups = [Some.Clicks(i, 1, 1, name: $"/{i}")] };
                await other.Writer.CommitAsync(new Fence([lease]), [commit]);
            }
        });
        await _one.Generations.DropAsync(generation);

        await Should.ThrowAsync<GenerationGoneException>(() => committing);
        foreach (var table in (string[])["view_row", "rollup_series", "rollup", "fold_state", "checkpoint"])
            (await AskAsync($"SELECT count(*) FROM {table}")).ShouldBe(0L, table);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_not_made_a_second_time()
    {
        var generation = await _one.BeginAsync();
        var commit = Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 1)], Advances = [new Advance(3, null, "p1")] };
        await _one.CommitAsync(commit);

        await Should.ThrowAsync<CheckpointMovedException>(() => _one.CommitAsync(commit));
        (await _one.TotalsAsync(generation, Some.Range())).Single().Value[1].ShouldBe(1);
        await _one.CommitAsync(commit with { Advances = [new Advance(3, "p1", "p2")] });
        (await _one.TotalsAsync(generation, Some.Range())).Single().Value[1].ShouldBe(2);
    }

    [Fact]
    public async Task Tables_of_an_older_version_are_discarded_by_one_node_that_says_so()
    {
        var old = await _one.BeginAsync();
        await _one.CommitAsync(Some.Commit(old) with { Put = [Some.Row("a")] });
        _one.Dispose();

        using var first = new PostgresStore(_address, ViewTables.Version + 1);
        using var second = new PostgresStore(_address, ViewTables.Version + 1);
        (first.Discarded, second.Discarded).ShouldBe((true, false));
        (await second.Generations.ListAsync()).ShouldBeEmpty();
        (await second.BeginAsync()).Value.ShouldBeGreaterThan(old.Value);
        Should.Throw<PostgresDatabaseException>(() => new PostgresStore(_address)).Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task A_row_planted_by_hand_is_found_by_an_audit()
    {
        var (live, rebuilt) = (await _one.BeginAsync(), await _one.BeginAsync());
        (await _one.Audit.CompareAsync(live, rebuilt)).FirstDifference.ShouldBeNull();
        await AskAsync($"INSERT INTO view_row VALUES ({live.Value}, 'shop', 'session', '', 'planted', 1, '{{}}')");

        (await _one.Audit.CompareAsync(live, rebuilt)).FirstDifference!.ShouldContain("planted");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _one.Dispose();

    private static async Task CommitAsync(PostgresStore store, GenerationId[] generations, int node, int commits)
    {
        var fence = new Fence([await store.LeaseAsync($"node {node}", node + 1)]);
        for (var i = 0; i < commits; i++)
        {
            var asked = Deltas(generations, node, i).Select(d => Some.Commit(d.Generation) with { Rollups = d.Deltas }).ToArray();
            await store.Writer.CommitAsync(fence, asked);
        }
    }

    /// <summary>Totals that all nodes add to, old and new ones, in another order for each.</summary>
    private static IEnumerable<(GenerationId Generation, List<RollupDelta> Deltas)> Deltas(GenerationId[] generations, int node, int commit)
    {
        var random = new Random((node * 1000) + commit);
        foreach (var generation in generations.OrderBy(_ => random.Next()))
        {
            var names = Enumerable.Range(commit / 2, 12).OrderBy(_ => random.Next()).Take(8);
            yield return (generation, [.. names.Select(n => Some.Clicks(8, 1, 1 + random.Next(5), name: $"/{n}"))]);
        }
    }

    private async Task<object?> AskAsync(string sql)
    {
        var where = new NpgsqlConnectionStringBuilder { Pooling = false };
        var uri = new Uri(_address);
        var user = uri.UserInfo.Split(':');
        (where.Host, where.Port, where.Database) = (uri.Host, uri.Port, uri.AbsolutePath.Trim('/'));
        (where.Username, where.Password) = (user[0], Uri.UnescapeDataString(user[1]));
        await using var connection = new NpgsqlConnection(where.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
