using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Heatmap.Ingest.Tests.Enriching.Places;

/// <summary>Writes files of the MaxMind DB format 2.0, to test the reader with.</summary>
internal sealed class MmdbWriter(int recordSize = 28, int version = 6)
{
    private readonly List<(int?[] Children, int?[] Data)> _nodes = [(new int?[2], new int?[2])];
    private readonly List<byte> _data = [];

    public MmdbWriter Add(string network, object record)
    {
        var parsed = IPNetwork.Parse(network);
        var bytes = parsed.BaseAddress.GetAddressBytes();
        var length = parsed.PrefixLength;
        if (version == 6 && bytes.Length == 4) (bytes, length) = ([.. new byte[12], .. bytes], length + 96);
        var at = 0;
        for (var n = 0; n < length - 1; n++)
        {
            var bit = Bit(bytes, n);
            if (_nodes[at].Children[bit] is not { } next)
            {
                _nodes.Add((new int?[2], new int?[2]));
                _nodes[at].Children[bit] = next = _nodes.Count - 1;
            }

            at = next;
        }

        _nodes[at].Data[Bit(bytes, length - 1)] = _data.Count;
        Write(_data, record);
        return this;
    }

    public byte[] ToBytes()
    {
        var file = new List<byte>();
        foreach (var (children, data) in _nodes) Node(file, Child(children[0], data[0]), Child(children[1], data[1]));
        file.AddRange(new byte[16]);
        file.AddRange(_data);
        file.AddRange([0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8]);
        Write(file, new Dictionary<string, object>
        {
            ["binary_format_major_version"] = (ushort)2,
            ["database_type"] = "Test-City",
            ["node_count"] = (uint)_nodes.Count,
            ["record_size"] = (ushort)recordSize,
            ["ip_version"] = (ushort)version,
            ["build_epoch"] = 1_780_000_000UL,
            ["languages"] = new List<object> { "en" },
        });
        return [.. file];
    }

    private long Child(int? node, int? data) => node ?? (data is { } at ? _nodes.Count + 16 + at : _nodes.Count);

    private void Node(List<byte> file, long left, long right)
    {
        Span<byte> l = stackalloc byte[4], r = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(l, (uint)left);
        BinaryPrimitives.WriteUInt32BigEndian(r, (uint)right);
        file.AddRange(recordSize switch
        {
            24 => [.. l[1..], .. r[1..]],
            28 => [.. l[1..], (byte)((l[0] << 4) | r[0]), .. r[1..]],
            _ => (byte[])[.. l, .. r],
        });
    }

    private static int Bit(byte[] bytes, int n) => (bytes[n / 8] >> (7 - (n % 8))) & 1;

    private static void Write(List<byte> to, object value)
    {
        switch (value)
        {
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                Head(to, 2, utf8.Length);
                to.AddRange(utf8);
                break;
            case double number:
                Head(to, 3, 8);
                to.AddRange(BitConverter.GetBytes(number).Reverse());
                break;
            case bool yes:
                Head(to, 14, yes ? 1 : 0);
                break;
            case ushort or uint or ulong:
                var bytes = BitConverter.GetBytes(Convert.ToUInt64(value, null)).Reverse().SkipWhile(b => b == 0).ToArray();
                Head(to, value is ushort ? 5 : value is uint ? 6 : 9, bytes.Length);
                to.AddRange(bytes);
                break;
            case List<object> list:
                Head(to, 11, list.Count);
                foreach (var item in list) Write(to, item);
                break;
            case Dictionary<string, object> map:
                Head(to, 7, map.Count);
                foreach (var (key, item) in map)
                {
                    Write(to, key);
                    Write(to, item);
                }

                break;
            default:
                throw new ArgumentException($"{value.GetType()} can't be written.");
        }
    }

    private static void Head(List<byte> to, int type, int size)
    {
        var (bits, more) = size switch
        {
            < 29 => (size, Array.Empty<byte>()),
            < 285 => (29, [(byte)(size - 29)]),
            < 65_821 => (30, [(byte)((size - 285) >> 8), (byte)(size - 285)]),
            _ => throw new ArgumentException("Too long for a test."),
        };
        if (type <= 7) to.Add((byte)((type << 5) | bits));
        else to.AddRange([(byte)bits, (byte)(type - 7)]);
        to.AddRange(more);
    }
}
