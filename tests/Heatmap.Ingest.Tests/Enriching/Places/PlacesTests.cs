using System.Net;
using Heatmap.Events;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Ingest.Tests.Enriching.Places;

public sealed class PlacesTests : IDisposable
{
    private static readonly IPAddress Visitor = IPAddress.Parse("203.0.113.77");

    private readonly string _folder = Directory.CreateTempSubdirectory("heatmap-places-").FullName;
    private readonly SteppedTime _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_files_or_folder_everything_is_unknown()
    {
        using var none = new Ingest.Places(null, [], _time, NullLogger<Ingest.Places>.Instance);
        using var missing = new Ingest.Places(Path.Combine(_folder, "missing"), [], _time, NullLogger<Ingest.Places>.Instance);

        none.Find(Visitor).ShouldBe(Place.Unknown);
        missing.Find(Visitor).ShouldBe(Place.Unknown);
        missing.Find(null).ShouldBe(Place.Unknown);
    }

    [Fact]
    public void Several_files_tell_together_where_and_whose_network_it_is()
    {
        Put("city.mmdb", SomePlace.Cities());
        Put("network.mmdb", new MmdbWriter().Add("203.0.113.0/25", SomePlace.Network(24940, "Hetzner Online GmbH")).Add("203.0.113.128/25", SomePlace.Network(64500, "A Bakery")).ToBytes());
        using var places = Open();

        var rented = places.Find(Visitor);
        (rented.Country, rented.Region, rented.City, rented.Network, rented.IsHosting).ShouldBe(("DE", "Land Berlin", "Berlin", "Hetzner Online GmbH", true));
        var bakery = places.Find(IPAddress.Parse("203.0.113.200"));
        (bakery.City, bakery.Network, bakery.Flags).ShouldBe(("Berlin", "A Bakery", null));
        places.Find(IPAddress.Parse("2001:db8:7::9")).Country.ShouldBe("FR");
    }

    [Fact]
    public void What_is_set_of_a_network_counts_before_what_files_say_and_they_add_to_it()
    {
        Put("city.mmdb", SomePlace.Cities());
        using var places = Open(new KnownNetwork(IPNetwork.Parse("203.0.113.64/26"), new Place { Country = "AT", Network = "The office" }));

        var office = places.Find(Visitor);
        (office.Country, office.Network, office.City).ShouldBe(("AT", "The office", "Berlin"));
        places.Find(IPAddress.Parse("203.0.113.200")).Country.ShouldBe("DE");
        places.Find(IPAddress.Parse("2001:db8:7::9")).Country.ShouldBe("FR");
    }

    [Theory]
    [InlineData("is_hosting_provider", "hosting")]
    [InlineData("is_anonymous_vpn", "vpn")]
    [InlineData("is_public_proxy", "proxy")]
    [InlineData("is_tor_exit_node", "tor")]
    [InlineData("is_mobile", "mobile")]
    public void Flags_are_taken_where_the_file_says_so(string field, string flag) =>
        PlaceRecord.Read(new Dictionary<string, object?> { [field] = true }).Flags.ShouldBe([flag]);

    [Fact]
    public void A_file_that_comes_changes_or_goes_is_noticed_without_a_restart()
    {
        using var places = Open();
        places.Find(Visitor).Country.ShouldBeNull();

        var path = Put("city.mmdb", SomePlace.Cities());
        _time.Step();
        places.Find(Visitor).Country.ShouldBe("DE");

        Put("city.mmdb", new MmdbWriter().Add("203.0.113.0/24", SomePlace.Lyon).ToBytes());
        _time.Step();
        places.Find(Visitor).Country.ShouldBe("FR");

        // What can't be read doesn't take the place of what could.
        Put("city.mmdb", [1, 2, 3]);
        _time.Step();
        places.Find(Visitor).Country.ShouldBe("FR");

        File.Delete(path);
        _time.Step();
        places.Find(Visitor).ShouldBe(Place.Unknown);
    }

    [Fact]
    public async Task A_run_tells_its_place_in_clear_as_far_as_the_country_and_region_and_the_rest_sealed()
    {
        var loopback = new MmdbWriter().Add("127.0.0.0/8", SomePlace.Berlin).ToBytes();
        Put("a.mmdb", loopback);
        Put("b.mmdb", new MmdbWriter().Add("127.0.0.0/8", SomePlace.Network(64500, "A Bakery")).ToBytes());
        await using var server = await TestServer.StartAsync(options: new IngestOptions { RequestsByAddress = 1e6, BurstByAddress = 1e6, Places = _folder });

        await server.SendAsync(Some.DesignExample());

        var (happened, _, recorded) = (await server.StoredAsync())[^1];
        var run = happened.ShouldBeOfType<CaptureStarted>();
        (run.Country, run.Region, run.Network, run.NetworkFlags).ShouldBe(("DE", "Land Berlin", "A Bakery", null));
        System.Text.Encoding.UTF8.GetString(recorded.Data.Span).ShouldNotContain("\"Berlin\"");
        run.Details.ShouldNotBeNull();
    }

    private Ingest.Places Open(params IReadOnlyList<KnownNetwork> networks) => new(_folder, networks, _time, NullLogger<Ingest.Places>.Instance);

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A clock whose timers ring when told.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private readonly List<(TimerCallback Ring, object? State)> _timers = [];

        public void Step() => _timers.ForEach(t => t.Ring(t.State));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add((callback, state));
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
