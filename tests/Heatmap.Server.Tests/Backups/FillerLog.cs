using System.Text;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;

namespace Heatmap.Server.Tests.Backups;

/// <summary>Makes a log long enough that copying it lasts, with events that no view counts.</summary>
internal static class FillerLog
{
    private const int EventsAnAppend = 100;
    private const int DataBytes = 400;

    /// <summary>Fills the log of a data folder that nobody owns.</summary>
    public static async Task FillAsync(string data, int events)
    {
        using var log = SqliteLog.Open(Path.Combine(data, "log", "log.db"));
        var random = new Random(7);
        var appends = Enumerable.Range(0, events / EventsAnAppend).Select(n => (Stream: new StreamName($"filler-{n % 50}"), Batch: Events(random))).ToList();
        foreach (var some in appends.Chunk(1000))
            await Task.WhenAll(some.Select(a => log.AppendAsync(a.Stream, ExpectedRevision.Any, a.Batch)));
    }

    private static NewEvent[] Events(Random random)
    {
        var batch = Guid.NewGuid();
        return [.. Enumerable.Range(0, EventsAnAppend).Select(i => new NewEvent(
            "filler.happened.v1", Data(random), EventCodec.WriteEnvelope(new Envelope { At = 1, ReceivedAt = 1, Batch = batch, Index = i })))];
    }

    private static byte[] Data(Random random)
    {
        var bytes = new byte[DataBytes / 2];
        random.NextBytes(bytes);
        return Encoding.ASCII.GetBytes($"\"{Convert.ToHexStringLower(bytes)}\"");
    }
}
