using System.Net;

namespace Heatmap.Bench.Tests;

/// <summary>From where visitors come, and by which addresses.</summary>
public sealed class HomeTests
{
    private static readonly IPNetwork Documentation = IPNetwork.Parse("2001:db8::/32");

    [Fact]
    public void Every_town_has_addresses_of_its_own_that_belong_to_nobody()
    {
        Homes.All.Select(home => home.Addresses).Distinct().Count().ShouldBe(Homes.All.Count);
        Homes.All.ShouldAllBe(home => Documentation.Contains(home.Addresses.BaseAddress) && home.Addresses.PrefixLength == 48);
    }

    [Fact]
    public void Visitors_come_from_all_over_each_by_an_address_of_their_town_and_with_its_language()
    {
        var visitors = Some.Visits(11, 600).Select(visit => (visit.Visitor, visit.Caller)).DistinctBy(one => one.Visitor.Id).ToList();
        var homes = visitors.Select(one => Homes.All.Single(home => home.Addresses.Contains(one.Visitor.Address))).ToList();

        homes.Select(home => home.Country).Distinct().Count().ShouldBeGreaterThan(9);
        foreach (var ((visitor, caller), home) in visitors.Zip(homes))
        {
            visitor.Language.ShouldBe(home.Language);
            caller.Address.ShouldBe(visitor.Address);
        }

        // Two made-up companies may have come by the same name.
        var firms = visitors.Zip(homes).Where(one => one.First.Visitor.Email.EndsWith(".example", StringComparison.Ordinal))
            .GroupBy(one => one.First.Visitor.Email.Split('@')[1], one => one.Second).Where(firm => firm.Count() > 1).ToList();
        firms.Count(firm => firm.Distinct().Count() == 1).ShouldBeGreaterThan(firms.Count * 8 / 10);
        visitors.Select(one => one.Visitor.Address).Distinct().Count().ShouldBeGreaterThan(visitors.Count * 9 / 10);
    }
}
