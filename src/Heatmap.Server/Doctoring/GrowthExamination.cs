using System.Globalization;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;

namespace Heatmap.Server;

/// <summary>How long the disk lasts at the pace of the last days, what an event takes, and whether the clock goes right.</summary>
internal sealed class GrowthExamination(string data, string logFile, TimeProvider time) : IExamination
{
    private const double DaysToAct = 7;
    private const double DaysToTell = 30;

    // Below this the disk is short whatever the pace: a checkpoint of each file, and a rebuild of small views, still go through.
    private const long LeastFree = 1L << 30;

    private static readonly TimeSpan Looked = TimeSpan.FromDays(7);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public string Subject => "growth";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        using var log = SqliteLog.OpenForLooking(logFile);
        var (head, free) = (await log.HeadAsync(cancellation), new DriveInfo(Path.GetFullPath(data)).AvailableFreeSpace);
        if (await LogPace.FirstAfterAsync(log, 0, cancellation) is not { } first) return [Finding.Fine(Subject, $"The log is empty; {Sizes.InWords(free)} of the disk are free.")];
        var now = time.GetUtcNow();
        var began = Max(ReceivedAt(first), now - Looked);
        var since = await LogPace.SinceAsync(log, head, began.ToUnixTimeMilliseconds(), cancellation);
        // Rows differ little over some thousand; the file is taken to have grown with their number.
        var part = (head.Append - Math.Min(head.Append, since.Append)) / (double)Math.Max(1, head.Append - first.Position.Append + 1);
        var days = Math.Max((now - began).TotalDays, 1.0 / 24);
        var findings = new List<Finding> { Forecast(free, Bytes("log", "keys", "views") * part / days), await PerEventAsync(log, cancellation) };
        findings.AddRange(await ClockAsync(log, head, now, cancellation));
        return findings;
    }

    private Finding Forecast(long free, double perDay)
    {
        var left = perDay > 0 ? free / perDay : double.PositiveInfinity;
        var says = perDay > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Sizes.InWords(free)} of the disk are free; log, keys and views take {Sizes.InWords(perDay)} a day at the pace of the last {Looked.TotalDays:0} days: enough for {(left < 3650 ? $"{left:0} days" : "more than ten years")}.")
            : $"{Sizes.InWords(free)} of the disk are free; nothing came in the last {Looked.TotalDays:0} days.";
        const string mend = "Make room on the disk, put the folder on a larger one, or keep events for a shorter time.";
        return free < LeastFree || left < DaysToAct ? Finding.Act(Subject, says, mend)
            : left < DaysToTell ? Finding.Notice(Subject, says, mend)
            : Finding.Fine(Subject, says);
    }

    private async Task<Finding> PerEventAsync(SqlLog log, CancellationToken cancellation)
    {
        var events = await log.Database.ReadAsync(session => session.Number("SELECT SUM(event_count) FROM append"), cancellation) ?? 0;
        return Finding.Fine("size", string.Create(CultureInfo.InvariantCulture,
            $"{events} events take {Bytes("log") / (double)Math.Max(1, events):0} bytes each in the log, {Bytes("keys", "views") / (double)Math.Max(1, events):0} in keys and views."));
    }

    private static async Task<IReadOnlyList<Finding>> ClockAsync(SqlLog log, Position head, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await LogPace.FirstAfterAsync(log, head.Append - 1, cancellation) is not { } last) return [];
        var ahead = ReceivedAt(last) - now;
        return ahead <= ClockTolerance
            ? [Finding.Fine("clock", "No event comes from the future.")]
            : [Finding.Act("clock", $"The last event was received {ahead.TotalMinutes:0} minutes after now: this machine's clock was ahead, or is behind.", "Set the clock by a time server (NTP); events keep the times that they have.")];
    }

    private long Bytes(params string[] folders) => folders.Select(name => new DirectoryInfo(Path.Combine(data, name)))
        .Where(folder => folder.Exists).SelectMany(folder => folder.EnumerateFiles()).Sum(file => file.Length);

    private static DateTimeOffset ReceivedAt(RecordedEvent e) => DateTimeOffset.FromUnixTimeMilliseconds(EventCodec.ReadEnvelope(e.Metadata).ReceivedAt);

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
