using FsCheck;
using FsCheck.Fluent;
using Heatmap.Views;

namespace Heatmap.Redis.Tests;

public sealed class WireTests
{
    private static readonly Frame Head = new(FrameKind.Change, 7, 42);

    private static readonly Gen<string> Texts = Gen.Elements("", "/", "/warenkorb/ü", "click", "desktop", "#buy > span", "shop");

    private static readonly Gen<ViewKey> Keys = from view in Texts from site in Texts from parent in Texts from key in Texts select new ViewKey(view, site, parent, key);

    private static readonly Gen<long> Numbers = Gen.OneOf(Gen.Choose(-100, 100).Select(n => (long)n), Gen.Elements(long.MinValue, long.MaxValue, 0L));

    private static readonly Gen<RollupDelta> Deltas =
        from texts in Texts.ListOf(5)
        from bucket in Numbers
        from cells in Gen.Choose(0, int.MaxValue).Zip(Numbers).ListOf()
        select new RollupDelta(
            new RollupKey(texts[0], texts[1], texts[2], texts[3], texts[4], BucketSize.Quarter, bucket),
            cells.DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Item2));

    private static readonly Gen<ViewChange> Changes =
        from projection in Texts
        from generation in Gen.Choose(1, int.MaxValue)
        from position in Gen.Choose(0, int.MaxValue)
        from rows in Keys.Zip(Numbers.Zip(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf())).ListOf()
        from removed in Keys.ListOf()
        from deltas in Deltas.ListOf()
        from advances in Gen.Choose(0, 1023).Zip(Gen.Elements(null, "3.1", "1042.0")).Zip(Gen.Choose(0, int.MaxValue)).ListOf()
        select new ViewChange(
            projection, new GenerationId(generation), $"{position}.0", [.. rows.Select(r => new ViewRow(r.Item1, r.Item2.Item1, r.Item2.Item2))], [.. removed], [.. deltas],
            [.. advances.Select(a => new Advance(a.Item1.Item1, a.Item1.Item2, $"{a.Item2}.7"))]);

    [Fact]
    public void What_is_written_is_read_again() => Prop.ForAll(Changes.ToArbitrary(), change =>
    {
        var message = ChangeWriter.Write(Head, change, int.MaxValue)!;

        Frame.TryRead(message, out var head).ShouldBeTrue();
        head.ShouldBe(Head);
        InWords(ChangeReader.Read(message.AsSpan(Frame.Size))).ShouldBe(InWords(change));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_damaged_message_is_told_as_such_and_never_anything_else() => Prop.ForAll(
        Changes.Zip(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 255))).ToArbitrary(),
        damage =>
        {
            var message = ChangeWriter.Write(Head, damage.Item1, int.MaxValue)!;
            var (place, value) = damage.Item2;
            message[Frame.Size + (place % (message.Length - Frame.Size))] = (byte)value;
            try
            {
                ChangeReader.Read(message.AsSpan(Frame.Size));
            }
            catch (InvalidDataException)
            {
                // Told as such.
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_cut_off_anywhere_is_no_change() => Prop.ForAll(Changes.ToArbitrary(), change =>
    {
        var message = ChangeWriter.Write(Head, change, int.MaxValue)!;
        for (var length = Frame.Size; length < message.Length; length++)
            Should.Throw<InvalidDataException>(() => ChangeReader.Read(message.AsSpan(Frame.Size..length)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithEndSize(15));

    [Fact]
    public void A_message_is_compact_and_what_is_larger_than_allowed_is_not_written()
    {
        var clicks = Enumerable.Range(0, 100).Select(i => new RollupDelta(
            new RollupKey("click", "shop", "/products/leather-bag", "desktop", "", BucketSize.Quarter, 1_987_000), new Dictionary<int, long> { [i * 100] = 100 }));
        var change = new ViewChange("click-map", new GenerationId(3), "123456.2", [], [], [.. clicks], []);

        // Texts that come again are a byte each; what is left are the numbers of cell, weight and bucket.
        ChangeWriter.Write(Head, change, int.MaxValue)!.Length.ShouldBeLessThan(100 * 20);
        ChangeWriter.Write(Head, change, 500).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 9)]
    public void A_message_of_another_version_or_kind_is_none_of_ours(int place, byte value)
    {
        var bytes = new byte[Frame.Size];
        Head.Write(bytes);
        bytes[place] = value;

        Frame.TryRead(bytes, out _).ShouldBeFalse();
        Frame.TryRead([], out _).ShouldBeFalse();
    }

    private static string InWords(ViewChange change) => System.Text.Json.JsonSerializer.Serialize(new
    {
        change.Projection,
        Generation = change.Generation.Value,
        change.Position,
        Put = change.Put.Select(r => (Key: r.Key.ToString(), r.Rank, Document: Convert.ToHexString(r.Document.Span)).ToString()),
        Removed = change.Removed.Select(k => k.ToString()),
        Rollups = change.Rollups.Select(d => $"{d.Key} {string.Join(' ', d.Cells.OrderBy(c => c.Key))}"),
        Advances = change.Advances.Select(a => a.ToString()),
    });
}
