using System.Globalization;
using Heatmap.Events;
using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

/// <summary>Appends from many tasks at a time, without end, and says each append that was acknowledged: stream, last revision, mark, count.</summary>
internal static class LoadWriter
{
    private const int Writers = 32;

    public static async Task RunAsync(string path, TextWriter acknowledged)
    {
        using var log = SqliteLog.Open(path);
        var run = Guid.NewGuid().ToString("N");
        var saying = TextWriter.Synchronized(acknowledged);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(log, $"{run}{w}", w, saying))));
    }

    private static async Task WriteAsync(SqlLog log, string mark, int writer, TextWriter saying)
    {
        for (var i = 0; ; i++)
        {
            // Several writers share a stream, and sizes differ, so that groups are of every kind.
            var stream = new StreamName($"crash-{writer % 12}");
            var count = 1 + (i * 7 + writer) % 50;
            var appended = await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(count, $"{mark}.{i}.{count}"));
            var line = string.Create(CultureInfo.InvariantCulture, $"{stream} {appended.LastRevision} {mark}.{i}.{count} {count}");
            await saying.WriteLineAsync(line);
            await saying.FlushAsync();
        }
    }
}
