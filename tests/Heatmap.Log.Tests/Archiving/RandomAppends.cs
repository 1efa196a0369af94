using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;

namespace Heatmap.Log.Tests;

/// <summary>Logs of random appends to a few streams: of one event to many, with data of any bytes.</summary>
internal static class RandomAppends
{
    public sealed record Planned(int Stream, IReadOnlyList<NewEvent> Events);

    public static Arbitrary<Planned[]> Logs { get; } = Gen.ArrayOf(
        from stream in Gen.Choose(1, 4)
        from count in Gen.Frequency((6, Gen.Choose(1, 4)), (1, Gen.Choose(90, 100)))
        from seed in Gen.Choose(0, int.MaxValue)
        select new Planned(stream, Batch(count, new Random(seed)))).ToArbitrary();

    public static string InWords(RecordedEvent e) =>
        $"{e.Stream} {e.Revision} {e.Type} {Convert.ToBase64String(e.Metadata.Span)} {Convert.ToBase64String(e.Data.Span)}";

    public static Task<InMemoryLog> FilledAsync(string category, IEnumerable<(int Stream, int Count)> planned) =>
        FilledAsync(category, planned.Select(p => new Planned(p.Stream, Batch(p.Count, new Random(p.Count)))));

    public static async Task<InMemoryLog> FilledAsync(string category, IEnumerable<Planned> planned)
    {
        var log = new InMemoryLog();
        foreach (var append in planned) await log.AppendAsync(new StreamName($"{category}-{append.Stream}"), ExpectedRevision.Any, append.Events);
        return log;
    }

    private static NewEvent[] Batch(int count, Random random)
    {
        var batch = Guid.NewGuid();
        return [.. Enumerable.Range(0, count).Select(i => new NewEvent(
            $"thing{random.Next(3)}.happened.v1", Bytes(random),
            EventCodec.WriteEnvelope(new Envelope { At = random.Next(), ReceivedAt = random.Next(), Batch = batch, Index = i })))];
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(10) == 0 ? random.Next(5000) : random.Next(60)];
        random.NextBytes(bytes);
        return bytes;
    }
}
