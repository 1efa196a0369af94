using System.Diagnostics.CodeAnalysis;

namespace Heatmap.Log.Sql;

/// <summary>
/// What the latest packed appends unpack to: whoever follows the log asks for them moments later. A body is given out only for the
/// very bytes that it was packed into, so nothing hangs on whether, where and when those were stored.
/// </summary>
/// <param name="mostBytes">Of bodies; the oldest go first.</param>
internal sealed class RecentBodies(long mostBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<uint, (byte[] Payload, byte[] Body)> _bodies = [];
    private readonly Queue<uint> _order = [];
    private long _bytes;

    public void Remember(uint checksum, byte[] payload, byte[] body)
    {
        lock (_lock)
        {
            // Of two with one checksum the first stays: each is in the queue once.
            if (!_bodies.TryAdd(checksum, (payload, body))) return;
            _order.Enqueue(checksum);
            _bytes += body.Length;
            while (_bytes > mostBytes && _bodies.Remove(_order.Dequeue(), out var oldest)) _bytes -= oldest.Body.Length;
        }
    }

    public bool TryFind(uint checksum, ReadOnlySpan<byte> payload, [NotNullWhen(true)] out byte[]? body)
    {
        (byte[] Payload, byte[] Body) found;
        bool known;
        lock (_lock) known = _bodies.TryGetValue(checksum, out found);
        body = known && payload.SequenceEqual(found.Payload) ? found.Body : null;
        return body is not null;
    }
}
