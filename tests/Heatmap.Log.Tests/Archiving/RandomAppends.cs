using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;

namespace Heatmap.Log.Tests;

/// <summary>Logs of random appends to a few streams: of one event to many, with data of any bytes.</summary>
internal static class RandomAppends
{
    private static readonly string[] Streams = ["visitor-a-1", "visitor-a-2", "site-a", "user-ü"];

    public sealed record Planned(StreamName Stream, IReadOnlyList<NewEvent> Events);

    public static Arbitrary<Planned[]> Logs { get; } = Gen.ArrayOf(
        from stream in Gen.Elements(Streams)
        from count in Gen.Frequency((6, Gen.Choose(1, 4)), (1, Gen.Choose(90, 100)))
        from seed in Gen.Choose(0, int.MaxValue)
        select Append(new StreamName(stream), count, new Random(seed))).ToArbitrary();

    /// <summary>What all of a log says, but for positions.</summary>
    public static async Task<List<string>> TextAsync(IEventSubscription log) =>
        [.. (await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything)).Select(InWords)];

    public static string InWords(RecordedEvent e) =>
        $"{e.Stream} {e.Revision} {e.Type} {Convert.ToBase64String(e.Metadata.Span)} {Convert.ToBase64String(e.Data.Span)}";

    public static NewEvent[] Batch(int count) => Batch(count, new Random(count));

    private static Planned Append(StreamName stream, int count, Random random) => new(stream, Batch(count, random));

    private static NewEvent[] Batch(int count, Random random)
    {
        var batch = Guid.NewGuid();
        return [.. Enumerable.Range(0, count).Select(i => new NewEvent(
            EventId.Of(batch, i), $"thing{random.Next(3)}.happened.v1", Bytes(random),
            EventCodec.WriteEnvelope(new Envelope { At = random.Next(), ReceivedAt = random.Next(), Batch = batch, Index = i })))];
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(10) == 0 ? random.Next(5000) : random.Next(60)];
        random.NextBytes(bytes);
        return bytes;
    }
}
