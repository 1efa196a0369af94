using System.Diagnostics;
using System.Globalization;
using Heatmap.Bench;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Heatmap.Projector;
using Npgsql;
using NpgsqlTypes;

namespace Heatmap.Server;

/// <summary>A funnel by SQL over a row a page view, with an index that covers the question: what a product that keeps raw events would do.</summary>
internal sealed class SqlFunnel(Uri server) : IFunnelFloor
{
    public async Task<(LatencyHistogram Took, IReadOnlyList<long> Counts)> AskAsync(
        string folder, IReadOnlyList<FunnelQuestion> questions, CancellationToken cancellation)
    {
        var databases = new BenchDatabases(server);
        try
        {
            var address = await databases.CreateAsync("funnel", cancellation);
            await using var source = NpgsqlDataSource.Create(BenchDatabases.ConnectionString(new Uri(address), pooling: false));
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await ExecuteAsync(connection, "CREATE TABLE seen (subject TEXT NOT NULL, page TEXT NOT NULL, at BIGINT NOT NULL)", cancellation);
            await FillAsync(Path.Combine(folder, "log", "log.db"), connection, cancellation);
            await ExecuteAsync(connection, "CREATE INDEX seen_page ON seen (page, subject, at)", cancellation);
            await ExecuteAsync(connection, "VACUUM ANALYZE seen", cancellation);
            return await MeasureAsync(connection, questions, cancellation);
        }
        finally
        {
            await databases.DropAsync(CancellationToken.None);
        }
    }

    private static async Task<(LatencyHistogram, IReadOnlyList<long>)> MeasureAsync(
        NpgsqlConnection connection, IReadOnlyList<FunnelQuestion> questions, CancellationToken cancellation)
    {
        var counts = await CountAsync(connection, questions[0], cancellation);
        var took = new LatencyHistogram();
        foreach (var question in questions)
        {
            var clock = Stopwatch.GetTimestamp();
            await CountAsync(connection, question, cancellation);
            took.Record(Stopwatch.GetElapsedTime(clock));
        }

        return (took, counts);
    }

    /// <summary>From each first step the earliest next ones; a visitor counts as far as the best of them gets.</summary>
    private static async Task<IReadOnlyList<long>> CountAsync(NpgsqlConnection connection, FunnelQuestion question, CancellationToken cancellation)
    {
        var steps = new List<string> { "s0 AS (SELECT subject, at AS first, at FROM seen WHERE page = @p0 AND at >= @from AND at < @to)" };
        for (var n = 1; n < question.Pages.Count; n++)
        {
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"""
                s{n} AS (SELECT b.subject, b.first, min(v.at) AS at FROM s{n - 1} b JOIN seen v
                  ON v.page = @p{n} AND v.subject = b.subject AND v.at > b.at AND v.at <= b.first + @window GROUP BY b.subject, b.first)
                """));
        }

        var counts = Enumerable.Range(0, question.Pages.Count).Select(n => string.Create(CultureInfo.InvariantCulture, $"(SELECT count(DISTINCT subject) FROM s{n})"));
        await using var ask = new NpgsqlCommand($"WITH {string.Join(", ", steps)} SELECT {string.Join(", ", counts)}", connection);
        for (var n = 0; n < question.Pages.Count; n++) ask.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"p{n}"), question.Pages[n]);
        ask.Parameters.AddWithValue("from", question.From.ToUnixTimeMilliseconds());
        ask.Parameters.AddWithValue("to", question.To.ToUnixTimeMilliseconds());
        ask.Parameters.AddWithValue("window", (long)question.Window.TotalMilliseconds);
        await using var answer = await ask.ExecuteReaderAsync(cancellation);
        await answer.ReadAsync(cancellation);
        return [.. Enumerable.Range(0, question.Pages.Count).Select(answer.GetInt64)];
    }

    private static async Task FillAsync(string path, NpgsqlConnection connection, CancellationToken cancellation)
    {
        using var log = SqliteLog.Open(path);
        var decoding = new EventDecoding(EventCodec.Default, TimeProvider.System);
        await using var copy = await connection.BeginBinaryImportAsync("COPY seen (subject, page, at) FROM STDIN (FORMAT binary)", cancellation);
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams(StreamName.VisitorPrefix), cancellation))
        {
            foreach (var decoded in decoding.Decode(page).Events)
            {
                var e = decoded.Event;
                if (e.Happened is not PageViewed || e.Envelope.Path is not { } shown) continue;
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(e.Subject.ToString(), NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(shown, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(e.Envelope.At, NpgsqlDbType.Bigint, cancellation);
            }

            if (page.CaughtUp) break;
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
