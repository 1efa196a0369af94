using System.Security.Cryptography;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>The hunt for forgotten people through all that is left under the data folder.</summary>
internal sealed class Hunt
{
    private readonly ForgottenSystem _system;
    private readonly IReadOnlyList<FoundBox> _boxes;
    private readonly Dictionary<Person, List<(string Name, byte[] Bytes)>> _traces;
    private readonly Dictionary<Person, IReadOnlyList<byte[]>> _marks;
    private readonly Dictionary<Person, byte[]> _keys;
    private readonly List<(string Name, byte[] Bytes)> _never;

    private Hunt(ForgottenSystem system, IReadOnlyList<FoundBox> boxes)
    {
        var (rows, open) = (system.Keys, system.Keys.Open(system.Epochs()));
        (_system, _boxes) = (system, boxes);
        _traces = system.People.ToDictionary(p => p, p => rows.TracesOf(p).ToList());
        _marks = system.People.ToDictionary(p => p, rows.MarksOf);
        _keys = system.People.ToDictionary(p => p, p => open[KeyRows.RowOf(p)]);
        _never = [.. system.People.SelectMany(p => p.Plaintext), .. _keys.SelectMany(k => Spelled($"{k.Key.Name}: unwrapped key", k.Value))];
    }

    /// <summary>Whether the day's marks of strict mode have ended: with the day, or because a backup leaves them out.</summary>
    public bool DayIsOver { get; set; }

    /// <summary>Notes what stands of everybody in the key store, while it does.</summary>
    public static async Task<Hunt> BeginAsync(ForgottenSystem system) =>
        new(system, await FoundBox.AllAsync(system.World.Server.Installation.Log, system.People));

    /// <summary>Before anybody is forgotten: of each the key store's rows are found, and each box opens with its own key.</summary>
    public void EverybodyIsThere()
    {
        _traces.ShouldAllBe(t => t.Value.Count == (t.Key.IsOfDay ? 5 : 4), "a key, and the marks of visitor or run, of the day, of e-mail and user id");
        NothingIsFound("while all are there");
        foreach (var boxes in _boxes.GroupBy(b => b.Person))
        {
            boxes.Count().ShouldBe(boxes.Key.Boxes);
            boxes.ShouldAllBe(b => b.OpensWith(_keys[boxes.Key]));
        }

        // And nothing else is found because it isn't there: from a file with all of it in clear the search fetches all of it.
        var notes = _system.People[3].Plaintext.SelectMany(p => p.Bytes.Append((byte)0)).ToArray();
        Same(new ByteSearch(_never).In([("notes", notes)]).Keys, _system.People[3].Plaintext.Select(p => p.Name), "in notes");
    }

    /// <summary>Of the forgotten there is no trace, of the others their rows in the key store and no more, and of nobody anything in clear.</summary>
    public void NothingIsFound(string when)
    {
        var rows = _system.Keys;
        var present = _system.Survivors.SelectMany(rows.TracesOf).ToList();
        present.Count.ShouldBe(_system.Survivors.Sum(p => p.IsOfDay && !DayIsOver ? 5 : 4));
        var spelled = present.Concat(_system.Gone.SelectMany(p => _traces[p])).SelectMany(t => Spelled(t.Name, t.Bytes));
        var pieces = FolderBytes.Of(_system.World.Data).ToList();
        pieces.Count(p => p.Where.StartsWith("log/log.db append.payload " + FolderBytes.Unpacked, StringComparison.Ordinal)).ShouldBeGreaterThan(_system.People.Count / 2);

        var epochs = _system.Epochs().Select(e => ($"epoch {e.Key}", e.Value)).ToList();
        var found = new ByteSearch([.. _never, .. spelled, .. epochs.SelectMany(e => Spelled(e.Item1, e.Value))]).In(pieces);
        Same(found.Keys, present.Concat(epochs).Select(t => $"{t.Item1} as bytes"), when);
        found.ShouldAllBe(f => f.Value.StartsWith(f.Key.StartsWith("epoch", StringComparison.Ordinal) ? "secrets/" : "keys/", StringComparison.Ordinal), when);
    }

    /// <summary>No key that can still be had opens a forgotten person's box; the others' own keys open theirs.</summary>
    public void NothingOpens(string when, int boxesOfEach = 1)
    {
        var epochs = _system.Epochs();
        var left = _system.Keys.Open(epochs);
        Same(_system.People.Select(KeyRows.RowOf).Where(left.ContainsKey), _system.Survivors.Select(KeyRows.RowOf), when);
        var ciphers = left.Values.Concat(epochs.Values).Select(key => new AesGcm(key, 16)).ToList();
        var gone = _boxes.Where(b => _system.Gone.Contains(b.Person)).ToList();
        gone.Count.ShouldBe(_system.Gone.Sum(p => p.Boxes));
        var tried = gone.GroupBy(b => b.Person).SelectMany(boxes => boxes.Take(boxesOfEach)).ToList();
        ciphers.AsParallel().Count(key => tried.Exists(box => box.OpensWith(key))).ShouldBe(0, when);
        foreach (var box in _boxes.Except(gone)) box.OpensWith(left[KeyRows.RowOf(box.Person)]).ShouldBeTrue(when);
        ciphers.ForEach(c => c.Dispose());
    }

    /// <summary>
    /// Whatever stands anywhere in the files of keys and secrets, taken for a key, opens no box of somebody forgotten; one person's is
    /// tried, since it takes its time, and the routine finds a key that does stand there.
    /// </summary>
    public void NoBytesAreTheKey(string when)
    {
        var (lost, kept) = (_boxes.First(b => _system.Gone.Contains(b.Person)), _boxes.First(b => !_system.Gone.Contains(b.Person)));
        Sources("keys", "secrets").Sum(s => s.Windows().AsParallel().Count(w => lost.OpensWith(w.Span))).ShouldBe(0, when);
        new Source([.. new byte[77], .. _keys[kept.Person], .. new byte[77]]).Windows().Count(w => kept.OpensWith(w.Span)).ShouldBe(1);
    }

    /// <summary>How many of the forgotten an old copy of the key store brings back, with the key-encryption keys that are left.</summary>
    public int BroughtBackBy(KeyRows backup)
    {
        var left = backup.Open(_system.Epochs());
        var back = _system.Gone.Count(p => left.TryGetValue(KeyRows.RowOf(p), out var key) && _boxes.Where(b => b.Person == p).All(b => b.OpensWith(key)));
        var unwrapping = Sources("secrets").Any(s => s.Windows().AsParallel().Any(w => backup.OpensWith(w.Span, _system.Gone[0])));
        unwrapping.ShouldBe(back > 0);
        return back;
    }

    /// <summary>
    /// What does remain: a tombstone of the subject and of each mark, keyed hashes that equal neither the visitor's mark nor the subject, stand in the key
    /// store alone, and end with a whole day, so that they don't tell by their time which of a day's erasures they came of.
    /// </summary>
    /// <param name="dayless">People whose day's mark was gone when they were forgotten.</param>
    public void OnlyTombstonesRemain(params IReadOnlyCollection<Person> dayless)
    {
        var rows = _system.Keys;
        var open = rows.Open(_system.Epochs());
        var expected = new List<(string Name, byte[] Bytes)>();
        foreach (var person in _system.Gone)
        {
            var siteKey = open[$"secret sites/{person.Company.Site.Id.Value}"];
            var lasting = person.IsStrict ? Hash(siteKey, 'r', person.Run.ToByteArray(bigEndian: true)) : Hash(siteKey, 'v', person.Id.ToByteArray(bigEndian: true));
            _marks[person].Count(m => m.SequenceEqual(lasting)).ShouldBe(1);
            foreach (var mark in dayless.Contains(person) ? [lasting] : _marks[person])
                expected.Add(($"{person.Name}: tombstone {expected.Count}", Hash(siteKey, 't', mark)));
            expected.Add(($"{person.Name}: subject's tombstone", Hash(siteKey, 's', Convert.FromHexString(person.Subject))));
        }

        Same(rows.Tombstones.Select(t => Convert.ToHexString(t.Mark)), expected.Select(e => Convert.ToHexString(e.Bytes)), "tombstones");
        rows.Tombstones.ShouldAllBe(t => t.Until % (24 * 3600 * 1000) == 0);
        var found = new ByteSearch(expected).In(FolderBytes.Of(_system.World.Data));
        found.Count.ShouldBe(expected.Count);
        found.Values.ShouldAllBe(where => where.StartsWith("keys/", StringComparison.Ordinal));
    }

    private static byte[] Hash(byte[] siteKey, char label, byte[] value) => HMACSHA256.HashData(siteKey, (byte[])[(byte)label, .. value]);

    private static void Same(IEnumerable<string> found, IEnumerable<string> expected, string when)
    {
        var (left, right) = (found.ToHashSet(), expected.ToHashSet());
        left.Except(right).ShouldBeEmpty(when);
        right.Except(left).ShouldBeEmpty(when);
    }

    private List<Source> Sources(params string[] folders) =>
        [.. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(_system.World.Data, folder))).Select(f => new Source(FolderBytes.ReadShared(f)))];

    private static IEnumerable<(string Name, byte[] Bytes)> Spelled(string name, byte[] bytes) =>
        Spellings.OfBytes(bytes).Select(s => ($"{name} as {s.As}", s.Bytes));

    private sealed record Source(byte[] Bytes)
    {
        public IEnumerable<ReadOnlyMemory<byte>> Windows() => Enumerable.Range(0, Math.Max(0, Bytes.Length - 31)).Select(at => new ReadOnlyMemory<byte>(Bytes, at, 32));
    }
}
