using System.Runtime.InteropServices;

namespace Heatmap.Events;

/// <summary>Reads envelopes by hand. The keys are those of <see cref="Envelope"/>.</summary>
internal static class QuickEnvelope
{
    // What only few envelopes have surprises it: refusals, and people's own acts.
    public static Envelope Read(ReadOnlySpan<byte> json)
    {
        var members = new ShortMembers(json);
        var read = default(Fields);
        while (members.Next(out var key))
        {
            read.Take(key, ref members);
        }

        members.End();
        return read.ToEnvelope();
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Fields
    {
        private long? _at;
        private long? _receivedAt;
        private Guid _batch;
        private Guid _run;
        private int _index;
        private long _sequence;
        private string? _page;
        private string? _path;
        private int _device;
        private double? _weight;
        private int _masker;
        private int _enrichment;

        public void Take(char key, ref ShortMembers members)
        {
            switch (key)
            {
                case 'a': _at = members.Int64(); break;
                case 'r': _receivedAt = members.Int64(); break;
                case 'b': _batch = members.Id(); break;
                case 'i': _index = members.Int32(); break;
                case 'u': _run = members.Id(); break;
                case 'q': _sequence = members.Int64(); break;
                case 'p': _page = members.Text(); break;
                case 'l': _path = members.Text(); break;
                case 'd': _device = members.Int32(); break;
                case 'w': _weight = members.Double(); break;
                case 'm': _masker = members.Int32(); break;
                case 'n': _enrichment = members.Int32(); break;
                default: throw new SurpriseException();
            }
        }

        public readonly Envelope ToEnvelope() => new()
        {
            At = _at ?? throw new SurpriseException(),
            ReceivedAt = _receivedAt ?? throw new SurpriseException(),
            Batch = _batch,
            Index = _index,
            Run = _run,
            Sequence = _sequence,
            PageId = _page,
            Path = _path,
            Device = (DeviceClass)_device,
            SampleWeight = _weight,
            Masker = _masker,
            Enrichment = _enrichment,
        };
    }
}
