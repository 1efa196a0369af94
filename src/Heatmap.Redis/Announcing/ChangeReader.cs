using System.Text;
using Heatmap.Views;

namespace Heatmap.Redis;

/// <summary>Reads what <see cref="ChangeWriter"/> wrote.</summary>
internal ref struct ChangeReader
{
    private readonly List<string> _texts = [];
    private ReadOnlySpan<byte> _rest;

    private ChangeReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <param name="bytes">What follows the head of the message.</param>
    /// <exception cref="InvalidDataException">It is no change.</exception>
    public static ViewChange Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ChangeReader(bytes);
        var change = new ViewChange(
            reader.Text(), new GenerationId((long)reader.Number()), reader.Text(), reader.Rows(), reader.Keys(), reader.Rollups(), reader.Advances());
        return reader._rest.IsEmpty ? change : throw new InvalidDataException("A change is followed by something else.");
    }

    private List<ViewRow> Rows()
    {
        var rows = new List<ViewRow>(Count());
        for (var i = rows.Capacity; i > 0; i--) rows.Add(new ViewRow(Key(), Signed(), Take(Count()).ToArray()));
        return rows;
    }

    private List<ViewKey> Keys()
    {
        var keys = new List<ViewKey>(Count());
        for (var i = keys.Capacity; i > 0; i--) keys.Add(Key());
        return keys;
    }

    private List<RollupDelta> Rollups()
    {
        var rollups = new List<RollupDelta>(Count());
        for (var i = rollups.Capacity; i > 0; i--)
        {
            var key = new RollupKey(Text(), Text(), Text(), Text(), Text(), (BucketSize)Number(), Signed());
            rollups.Add(new RollupDelta(key, Cells()));
        }

        return rollups;
    }

    private List<Advance> Advances()
    {
        var advances = new List<Advance>(Count());
        for (var i = advances.Capacity; i > 0; i--)
        {
            var partition = Number() is var number and < int.MaxValue ? (int)number : throw new InvalidDataException("A change names a partition that there can't be.");
            advances.Add(new Advance(partition, Number() == 0 ? null : Text(), Text()));
        }

        return advances;
    }

    private Dictionary<int, long> Cells()
    {
        var count = Count();
        var cells = new Dictionary<int, long>(count);
        for (var i = 0; i < count; i++) cells[Cell()] = Signed();
        return cells;
    }

    private int Cell() => Signed() is var cell and >= int.MinValue and <= int.MaxValue ? (int)cell : throw new InvalidDataException("A change names a cell that there can't be.");

    private ViewKey Key() => new(Text(), Text(), Text(), Text());

    private string Text()
    {
        var number = Number();
        if (number > (ulong)_texts.Count) throw new InvalidDataException("A change refers to a text that it doesn't hold.");
        if (number > 0) return _texts[(int)number - 1];
        var text = Encoding.UTF8.GetString(Take(Count()));
        _texts.Add(text);
        return text;
    }

    /// <summary>How many things follow, each at least a byte: never more than there are bytes.</summary>
    private int Count()
    {
        var number = Number();
        return number <= (ulong)_rest.Length ? (int)number : throw new InvalidDataException("A change holds less than it says.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private long Signed()
    {
        var number = Number();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    private ulong Number()
    {
        ulong number = 0;
        for (var (i, shift) = (0, 0); i < _rest.Length && shift < 64; i++, shift += 7)
        {
            number |= (ulong)(_rest[i] & 0x7F) << shift;
            if (_rest[i] >= 0x80) continue;
            _rest = _rest[(i + 1)..];
            return number;
        }

        throw new InvalidDataException("A change ends in the middle of a number.");
    }
}
