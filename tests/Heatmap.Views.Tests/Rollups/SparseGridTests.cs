using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Views.Tests;

public sealed class SparseGridTests
{
    [Fact]
    public void The_format_on_disk_stays_as_it_is() =>
        // Cell 1 weighs 5; cell 301, 300 further on (0xAC 0x02), weighs 128 (0x80 0x01).
        SparseGrid.Encode(new Dictionary<int, long> { [301] = 128, [1] = 5 }).ShouldBe([1, 5, 0xAC, 0x02, 0x80, 0x01]);

    [Fact]
    public void The_largest_cell_and_weight_are_kept()
    {
        var cells = new Dictionary<int, long> { [0] = long.MaxValue, [int.MaxValue] = long.MaxValue };
        Decode(SparseGrid.Encode(cells)).ShouldBe(cells, ignoreOrder: true);
        Decode(SparseGrid.Merge(SparseGrid.Encode(new Dictionary<int, long> { [0] = 1 }), new Dictionary<int, long> { [0] = long.MaxValue - 1, [int.MaxValue] = long.MaxValue }))
            .ShouldBe(cells, ignoreOrder: true);
    }

    [Fact]
    public void Merging_is_adding_cell_by_cell() => Prop
        .ForAll(Arb.From(Cells), Arb.From(Cells), (before, delta) =>
        {
            var expected = before.Keys.Union(delta.Keys).ToDictionary(c => c, c => before.GetValueOrDefault(c) + delta.GetValueOrDefault(c))
                .Where(c => c.Value != 0).ToDictionary();
            Decode(SparseGrid.Merge(SparseGrid.Encode(before), delta)).ShouldBe(expected, ignoreOrder: true);
            // Any dictionary will do, not only the ordinary one, and the same cells are always the same bytes.
            SparseGrid.Merge(SparseGrid.Encode(before), new SortedDictionary<int, long>(delta)).ShouldBe(SparseGrid.Encode(expected));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Taking_away_all_of_it_leaves_no_bytes() => Prop
        .ForAll(Arb.From(Cells), cells =>
            SparseGrid.Merge(SparseGrid.Encode(cells), cells.ToDictionary(c => c.Key, c => -c.Value)).ShouldBeEmpty())
        .QuickCheckThrowOnFailure();

    [Fact]
    public void More_than_was_ever_added_is_not_taken_away()
    {
        var grid = SparseGrid.Encode(new Dictionary<int, long> { [3] = 2 });
        Should.Throw<InvalidOperationException>(() => SparseGrid.Merge(grid, new Dictionary<int, long> { [3] = -3 }));
        Should.Throw<InvalidOperationException>(() => SparseGrid.Merge(grid, new Dictionary<int, long> { [4] = -1 }));
        Should.Throw<InvalidOperationException>(() => SparseGrid.Encode(new Dictionary<int, long> { [-1] = 1 }));
    }

    [Fact]
    public void A_grid_that_was_cut_off_is_not_read() =>
        Should.Throw<InvalidDataException>(() => Decode([1, 5, 0xAC]));

    private static Gen<Dictionary<int, long>> Cells { get; } =
        from cells in (from cell in Gen.Elements(0, 1, 2, 127, 128, 300, 20_000, 3_000_000) from weight in Gen.Elements(1L, 2, 127, 128, 1L << 40) select (cell, weight)).ListOf()
        select cells.DistinctBy(c => c.cell).ToDictionary(c => c.cell, c => c.weight);

    private static Dictionary<int, long> Decode(byte[] encoded)
    {
        var (quick, any) = (new Dictionary<int, long>(), new SortedDictionary<int, long>());
        SparseGrid.AddTo(quick, encoded);
        SparseGrid.AddTo(any, encoded);
        any.ShouldBe(quick, ignoreOrder: true);
        return quick;
    }
}
