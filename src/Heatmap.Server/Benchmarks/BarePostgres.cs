using System.Globalization;
using Heatmap.Bench;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Heatmap.Server;

/// <summary>The log in PostgreSQL, beside a table with a row an event: filled by statements of one batch each, and by COPY.</summary>
internal sealed class BarePostgres(Uri server) : IBareLog
{
    private const string Table =
        "CREATE TABLE bare (position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream TEXT NOT NULL, type TEXT NOT NULL, data BYTEA NOT NULL, metadata BYTEA NOT NULL)";

    // Statements of so many rows leave PostgreSQL's 65,535 parameters far away, and are what a client without COPY would send.
    private const string Columns = "stream, type, data, metadata";

    public string Store => "postgres";

    public Task<double> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation) =>
        InDatabaseAsync(bodies, async (appends, address) =>
        {
            using var log = PostgresLog.Open(address);
            return await appends.TimeAsync(writers, (stream, events) => log.AppendAsync(stream, ExpectedRevision.Any, events, cancellation), cancellation);
        }, cancellation);

    public Task<IReadOnlyList<(string Way, double EventsPerSecond)>> FloorsAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation) =>
        InDatabaseAsync<IReadOnlyList<(string, double)>>(bodies, async (appends, address) =>
        {
            await using var source = NpgsqlDataSource.Create(BenchDatabases.ConnectionString(new Uri(address), pooling: true));
            await using (var make = source.CreateCommand(Table)) await make.ExecuteNonQueryAsync(cancellation);
            var statements = await appends.TimeAsync(writers, (stream, events) => InsertAsync(source, stream, events, cancellation), cancellation);
            return [("statements", statements), ("copy", await CopyAsync(source, appends, cancellation))];
        }, cancellation);

    private async Task<T> InDatabaseAsync<T>(
        IReadOnlyList<ReadOnlyMemory<byte>> bodies, Func<CapturedAppends, string, Task<T>> measure, CancellationToken cancellation)
    {
        var (appends, databases) = (await CapturedAppends.OfAsync(bodies, cancellation), new BenchDatabases(server));
        try
        {
            return await measure(appends, await databases.CreateAsync("log", cancellation));
        }
        finally
        {
            await databases.DropAsync(CancellationToken.None);
        }
    }

    private static async Task InsertAsync(NpgsqlDataSource source, StreamName stream, IReadOnlyList<NewEvent> events, CancellationToken cancellation)
    {
        var rows = events.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"($1, ${(i * 3) + 2}, ${(i * 3) + 3}, ${(i * 3) + 4})"));
        await using var insert = source.CreateCommand($"INSERT INTO bare ({Columns}) VALUES {string.Join(',', rows)}");
        insert.Parameters.Add(new NpgsqlParameter { Value = stream.Value });
        foreach (var e in events)
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = e.Type });
            insert.Parameters.Add(new NpgsqlParameter { Value = e.Data });
            insert.Parameters.Add(new NpgsqlParameter { Value = e.Metadata });
        }

        await insert.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<double> CopyAsync(NpgsqlDataSource source, CapturedAppends appends, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY bare ({Columns}) FROM STDIN (FORMAT binary)", cancellation))
        {
            foreach (var (stream, events) in appends.All)
            {
                foreach (var e in events)
                {
                    await copy.StartRowAsync(cancellation);
                    await copy.WriteAsync(stream.Value, NpgsqlDbType.Text, cancellation);
                    await copy.WriteAsync(e.Type, NpgsqlDbType.Text, cancellation);
                    await copy.WriteAsync(e.Data, NpgsqlDbType.Bytea, cancellation);
                    await copy.WriteAsync(e.Metadata, NpgsqlDbType.Bytea, cancellation);
                }
            }

            await copy.CompleteAsync(cancellation);
        }

        return appends.Events / clock.Elapsed.TotalSeconds;
    }
}
