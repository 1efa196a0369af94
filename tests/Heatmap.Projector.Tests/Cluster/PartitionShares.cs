using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class PartitionShares
{
    [Theory]
    [InlineData(1, new[] { 64 })]
    [InlineData(3, new[] { 22, 21, 21 })]
    [InlineData(5, new[] { 13, 13, 13, 13, 12 })]
    public void All_hold_the_same_number_and_the_first_by_name_one_more(int nodes, int[] shares)
    {
        var names = Enumerable.Range(0, nodes).Select(i => $"n{i}").ToArray();
        names.Select(n => PartitionShare.Of(n, names.Reverse().ToArray())).ShouldBe(shares);
    }

    [Fact]
    public void However_many_there_are_every_partition_is_somebodys() => Prop
        .ForAll(Arb.From(Gen.Choose(1, 100)), nodes =>
        {
            var names = Enumerable.Range(0, nodes).Select(i => $"n{i}").ToList();
            return names.Sum(n => PartitionShare.Of(n, names)) == Partition.Count;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Who_is_no_member_has_no_share() => PartitionShare.Of("stranger", ["a", "b"]).ShouldBe(0);

    [Fact]
    public void Wanted_is_what_nobody_holds_up_to_the_share()
    {
        Lease[] leases = [new(0, "a", 1), new(2, "b", 2), new(BuildLease.Resource, "b", 3)];
        PartitionShare.Wanted(share: 4, held: 1, leases).ShouldBe([1, 3, 4]);
        PartitionShare.Wanted(share: 1, held: 1, leases).ShouldBeEmpty();
        PartitionShare.Wanted(share: 1, held: 3, leases).ShouldBeEmpty();
    }
}
