using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// The ids under which events and appends go over the wire: new ones for every append, also of the same events. The server would
/// take an event id that it remembers for a repetition and answer with success without storing anything, but it remembers only
/// some of them, only until it restarts, and refuses batches that it remembers in part. The port promises otherwise: what is
/// appended is stored, and an expected revision that doesn't hold is refused. A retried batch counts once by the batch id in the
/// envelopes (rule 3 of the design), from which the events' own ids derive.
/// </summary>
internal sealed class WireIds
{
    // Version and variant of a UUID that keeps to nobody's scheme but its own (RFC 9562, section 5.8).
    private const ulong Version8 = 0x8000;
    private const ulong Variant = 0x8000_0000_0000_0000;

    private long _count;

    public WireIds()
    {
        Span<byte> random = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(random);
        High = (long)((BinaryPrimitives.ReadUInt64LittleEndian(random) & ~0xF000UL) | Version8);
    }

    /// <summary>The more significant half of all ids: random, one for each opened log.</summary>
    public long High { get; }

    /// <summary>The less significant half of the first of some new ids; the others follow it.</summary>
    public long Next(int count) => (long)(Variant | (ulong)(Interlocked.Add(ref _count, count) - count));
}
