using System.Diagnostics;
using Heatmap.Bench;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Heatmap.Projections;
using Heatmap.Projector;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>
/// The floor of a heatmap: one row a click with its cell computed beforehand, an index that covers the question, and the sum asked
/// of SQLite. What a product that keeps raw events would do at its best.
/// </summary>
internal static class SqlHeatmap
{
    private const int RowsPerTransaction = 20_000;

    private static readonly SqliteSchema Schema = new(0x486D5177, 1, (session, _) => session.Execute(
        "CREATE TABLE click (page TEXT NOT NULL, at BIGINT NOT NULL, cell BIGINT NOT NULL, weight BIGINT NOT NULL)"));

    public static async Task<LatencyHistogram> MeasureAsync(
        string log, string path, IReadOnlyList<HeatmapQuestion> questions, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = SqliteFile.Open(path, Schema, new SqliteFileOptions { CacheBytes = 64 * 1024 * 1024 });
        await FillAsync(log, file, cancellation);
        file.Write(session => session.Execute("CREATE INDEX click_page_at ON click (page, at, cell, weight)"));
        await AskAsync(file, questions[0], cancellation);
        var took = new LatencyHistogram();
        foreach (var question in questions)
        {
            var clock = Stopwatch.GetTimestamp();
            await AskAsync(file, question, cancellation);
            took.Record(Stopwatch.GetElapsedTime(clock));
        }

        return took;
    }

    private static Task<List<(long Cell, long Weight)>> AskAsync(SqliteFile file, HeatmapQuestion question, CancellationToken cancellation) =>
        file.ReadAsync(
            session => session.Rows(
                "SELECT cell, sum(weight) FROM click WHERE page = @page AND at >= @from AND at < @to GROUP BY cell",
                row => (row.GetInt64(0), row.GetInt64(1)),
                ("@page", question.Page), ("@from", question.From.ToUnixTimeMilliseconds()), ("@to", question.To.ToUnixTimeMilliseconds())),
            cancellation);

    private static async Task FillAsync(string path, SqliteFile file, CancellationToken cancellation)
    {
        using var log = SqliteLog.Open(path);
        var decoding = new EventDecoding(EventCodec.Default, TimeProvider.System);
        var rows = new List<(string Page, long At, int Cell)>();
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams(StreamName.VisitorPrefix), cancellation))
        {
            foreach (var decoded in decoding.Decode(page).Events)
            {
                var e = decoded.Event;
                if (e.Happened is PointerClicked { Button: 0, Trusted: true } click && e.Envelope.Path is { } shown)
                    rows.Add((shown, e.Envelope.At, ClickMapView.CellOf(click.X, click.Y, click.DocumentWidth)));
            }

            if (rows.Count >= RowsPerTransaction || page.CaughtUp) Insert(file, rows);
            if (page.CaughtUp) break;
        }
    }

    private static void Insert(SqliteFile file, List<(string Page, long At, int Cell)> rows)
    {
        file.Write(session =>
        {
            foreach (var (page, at, cell) in rows)
                session.Execute("INSERT INTO click (page, at, cell, weight) VALUES (@page, @at, @cell, 100)", ("@page", page), ("@at", at), ("@cell", (long)cell));
            return rows.Count;
        });
        rows.Clear();
    }
}
