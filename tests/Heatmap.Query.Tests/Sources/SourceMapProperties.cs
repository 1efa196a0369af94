using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Query.Tests.Sources;

public sealed class SourceMapProperties
{
    private const int Names = 3;
    private static readonly string[] Called = ["one", "two", "three"];
    private static readonly string[] Files = ["a.ts", "b.ts", "c.ts", "d.ts"];

    private static readonly Gen<Mapped> Mappings =
        from line in Gen.Choose(0, 6)
        from column in Gen.Frequency((3, Gen.Choose(0, 12)), (1, Gen.Choose(0, 2_000_000)))
        from source in Gen.Frequency((1, Gen.Constant((int?)null)), (5, Gen.Choose(0, Files.Length - 1).Select(s => (int?)s)))
        from sourceLine in Gen.Choose(0, 1_000_000)
        from sourceColumn in Gen.Choose(0, 1_000_000)
        from name in Gen.Frequency((1, Gen.Constant((int?)null)), (1, Gen.Choose(0, Names - 1).Select(n => (int?)n)))
        select new Mapped(line, column, source, sourceLine, sourceColumn, name);

    private static readonly Arbitrary<Mapped[]> Scripts = Mappings.ArrayOf()
        .Select(all => all.DistinctBy(m => (m.Line, m.Column)).OrderBy(m => m.Line).ThenBy(m => m.Column).ToArray()).ToArbitrary();

    [Fact]
    public void What_was_written_is_read_at_its_place_and_until_the_next_one() => Prop.ForAll(Scripts, mappings =>
    {
        var map = Maps.Read(Maps.Bytes(Mapped.Field(mappings), Files, Called));
        map.Size.ShouldBe(mappings.Length);
        for (var i = 0; i < mappings.Length; i++)
        {
            var (here, next) = (mappings[i], i + 1 < mappings.Length ? mappings[i + 1] : null);
            map.Find(here.Line + 1, here.Column + 1).ShouldBe(Expected(here));
            if (next is null || next.Line > here.Line || next.Column > here.Column + 1) map.Find(here.Line + 1, here.Column + 2).ShouldBe(Expected(here));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_kept_answers_as_what_was_given() => Prop.ForAll(Scripts, mappings =>
    {
        var given = SourceMapFile.Read(Maps.Bytes(Mapped.Field(mappings), Files, Called), out var kept);
        var again = SourceMapFile.Read(kept, out _);
        foreach (var m in mappings) again.Find(m.Line + 1, m.Column + 1).ShouldBe(given.Find(m.Line + 1, m.Column + 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_number_of_32_bits_is_read_as_it_was_written() => Prop.ForAll<int>(number =>
    {
        // The lowest is written as minus nought, by nobody.
        if (number == int.MinValue) return;
        var reader = new VlqReader(Vlq.Of(number) + ",");
        reader.Number().ShouldBe(number);
        reader.HasNumber.ShouldBeFalse();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Damage_is_refused_or_harmless_and_nothing_else() => Prop.ForAll(Scripts, Arb.From(Gen.Choose(0, int.MaxValue)), (mappings, chance) =>
    {
        var random = new System.Random(chance);
        var file = Maps.Bytes(Mapped.Field(mappings), Files, Called);
        for (var times = random.Next(1, 4); times > 0; times--) file[random.Next(file.Length)] = (byte)random.Next(256);
        if (random.Next(4) == 0) file = file[..random.Next(file.Length)];
        try
        {
            // What is still a map must answer, and be kept and read again.
            var map = SourceMapFile.Read(file, out var kept);
            for (var i = 0; i < 20; i++) map.Find(random.Next(0, 9), random.Next(-1, 40));
            SourceMapFile.Read(kept, out _).Size.ShouldBe(map.Size);
        }
        catch (DamagedSourceMapException)
        {
            // The documented refusal.
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static SourcePlace? Expected(Mapped m) => m.Source is { } source
        ? new SourcePlace(Files[source], m.SourceLine + 1, m.SourceColumn + 1, m.Name is { } name ? Called[name] : null)
        : null;
}
