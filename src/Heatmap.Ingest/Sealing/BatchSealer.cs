using System.Text.Json;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>From an admitted request to what is appended: each event validated, sealed and put in its envelope, or refused.</summary>
internal sealed class BatchSealer(EventSealer events, Sealer sealer, int placeDecimals)
{
    public PreparedBatch Prepare(Sighting sighting, ReadOnlyMemory<byte> body, FieldValues values, out List<Identification>? identified)
    {
        var work = new Work(Contract.Current.Events, events.Seal, sighting, values, body.Length);
        for (var i = 0; i < sighting.Header.Events.Length; i++)
        {
            var (start, length) = sighting.Header.Events[i];
            work.Take(i, body.Slice(start, length));
        }

        identified = work.Identified;
        return work.End(sign => Start(sighting, sign, work.Earliest));
    }

    /// <summary>The same for a request whose one event tells of something that was recorded.</summary>
    public PreparedBatch PrepareRecording(Sighting sighting, ReadOnlyMemory<byte> body, FieldValues values, SealedFact fact)
    {
        var work = new Work(Contract.Current.Recordings, fact, sighting, values, body.Length);
        var (start, length) = sighting.Header.Events[0];
        work.Take(0, body.Slice(start, length));
        return work.End(sign => Start(sighting, sign, work.Earliest));
    }

    /// <summary>
    /// The run's beginning has the index after the request's own events and the sequence before them, and happened when the first
    /// of them did.
    /// </summary>
    private NewEvent Start(Sighting sighting, string? sign, long at)
    {
        var header = sighting.Header;
        var (device, place) = (sighting.Device, sighting.Place);
        var started = new CaptureStarted
        {
            Mode = header.Mode,
            Sdk = header.Sdk,
            Consent = header.Consent is { } consent ? EventSealer.Masked(consent) : null,
            ScreenWidth = header.Screen.Width,
            ScreenHeight = header.Screen.Height,
            Scale = header.Scale,
            Language = LanguageTag.Of(header.Language),
            Browser = device.Browser,
            BrowserMajor = device.BrowserMajor,
            System = device.System,
            SystemMajor = device.SystemMajor,
            Country = place.Country,
            Region = place.Region,
            Network = place.Network,
            NetworkFlags = place.Flags,
            Automation = sighting.Automation ?? sign,
            Details = Details(sighting),
        };
        return NewEvent.Of(started, Work.Enclose(sighting, header.Events.Length, at));
    }

    private SealedBox? Details(Sighting sighting)
    {
        var (device, place) = (sighting.Device, sighting.Place);
        var details = new DeviceDetails(
            sighting.UserAgent is { Length: > 0 } agent ? agent : null, device.Brand, device.Model, place.City, Rounded(place.Latitude), Rounded(place.Longitude));
        return details == new DeviceDetails(null) ? null : sealer.Seal(sighting.Subject, details, EventJson.Default.DeviceDetails);
    }

    private double? Rounded(double? degrees) => degrees is { } d ? Math.Round(d, placeDecimals) : null;

    private sealed class Work(EventShapes shapes, SealedFact fact, Sighting sighting, FieldValues values, int bodyLength)
    {
        // Events take some half more stored than sent, the envelope being repeated in each: measured, to spare growing.
        private readonly EventBytes _bytes = new((bodyLength * 7 / 4) + 1024);
        // The schema lets a share be as small as it likes; an event that stood for more would drown all others, or for 1/5e-324, be infinite.
        private const double HeaviestSample = 1_000_000;

        private readonly EventOrder _order = new();
        private readonly ClockSkew _skew = new(sighting.Header.SentAt, sighting.ReceivedAt);
        private readonly SealedPage?[] _pages = new SealedPage?[sighting.Header.Pages.Length];
        private List<Refusal>? _refused;
        private readonly Behaviour _behaviour = new();
        private readonly KindCounts _kinds = new();
        private Envelope? _first;

        public long Earliest { get; private set; } = long.MaxValue;

        public List<Identification>? Identified { get; private set; }

        public static Envelope Enclose(Sighting sighting, int index, long at, long sequence = 0, SealedPage? page = null) => new()
        {
            At = at,
            ReceivedAt = sighting.ReceivedAt,
            Batch = sighting.Header.Batch,
            Index = index,
            Run = sighting.Header.Run,
            Sequence = sequence,
            PageId = page?.Id,
            Path = page?.Path,
            Device = sighting.Device.Class,
            SampleWeight = sighting.Header.SampleRate == 1 ? null : Math.Min(1 / sighting.Header.SampleRate, HeaviestSample),
            Masker = PersonalDataFinder.Version,
            Enrichment = Enrichment.Version,
        };

        public void Take(int index, ReadOnlyMemory<byte> source)
        {
            var at = 0L;
            SealedPage? page = null;
            var valid = EventReader.TryRead(source, shapes, values, out var shape, out var fault)
                && TryTime(out at, out fault) && TryPage(out page, out fault) && _order.TryTake(values.Long(Field.Seq), out fault);
            if (!valid)
            {
                Refuse(index, fault);
                return;
            }

            var envelope = Enclose(sighting, index, at, values.Long(Field.Seq), page);
            _bytes.Add(fact(shape.Name, values, page!, sighting), envelope);
            _behaviour.See(shape.Name, at, values.Bool(Field.Trusted));
            _kinds.Count(shape.Name);
            _first ??= envelope;
            Earliest = Math.Min(Earliest, at);
            if (shape.Name == "identify") (Identified ??= []).Add(new Identification(values.Text(Field.Email), values.Text(Field.UserId)));
        }

        public PreparedBatch End(Func<string?, NewEvent> start)
        {
            // The first event's envelope carries what was refused, which is known only now.
            var first = _first is not null && _refused is not null ? _first with { Refused = _refused } : null;
            var answer = new CollectAnswer(_bytes.Count, _refused ?? (IReadOnlyList<Refusal>)[]);
            return new PreparedBatch(sighting.Header.Batch, sighting.Header.Run, answer, _bytes.ToEvents(first), start)
            {
                Sign = _behaviour.Sign,
                Kinds = _kinds.All,
                Paths = _pages.OfType<SealedPage>().Select(p => p.Path),
            };
        }

        private bool TryTime(out long at, out Fault fault)
        {
            fault = default;
            at = _skew.Correct(values.Long(Field.At));
            if (!_skew.IsTooOld(at)) return true;
            Fault.Raise(out fault, Codes.TooOld, $"lies more than {ClockSkew.Oldest.TotalHours} hours before its arrival");
            return fault.Within(".at");
        }

        /// <summary>Of two pages with one id the first counts; the schema doesn't forbid a page to be listed twice.</summary>
        private bool TryPage(out SealedPage? page, out Fault fault)
        {
            (page, fault) = (null, default);
            var pages = sighting.Header.Pages;
            for (var i = 0; i < pages.Length; i++)
            {
                if (!values.IsText(Field.Page, pages[i].Id)) continue;
                page = _pages[i] ??= new SealedPage(pages[i]);
                return true;
            }

            Fault.Raise(out fault, Codes.UnknownPage, "must be the id of an entry of $.pages");
            return fault.Within(".page");
        }

        private void Refuse(int index, Fault fault)
        {
            var sentence = fault.Sentence("$.events" + ListPlace.Of(index));
            if (fault.Code == Codes.DuplicateField) throw RequestRefusedException.Malformed(fault.Code, sentence);
            (_refused ??= []).Add(new Refusal(index, fault.Code!, sentence));
        }
    }
}
