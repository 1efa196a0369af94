using System.Net;
using System.Text;

namespace Heatmap.Ingest.Tests.Enriching.Places;

public sealed class MmdbFileTests
{
    [Theory]
    [InlineData(24, 4)]
    [InlineData(28, 4)]
    [InlineData(32, 4)]
    [InlineData(24, 6)]
    [InlineData(28, 6)]
    [InlineData(32, 6)]
    public void An_address_is_found_in_its_network_and_nowhere_else(int recordSize, int version)
    {
        var writer = new MmdbWriter(recordSize, version).Add("203.0.113.0/24", SomePlace.Berlin).Add("198.51.100.128/25", SomePlace.Lyon);
        if (version == 6) writer.Add("2001:db8:7::/48", SomePlace.Network(16509, "Amazon"));
        var file = MmdbFile.Read("x", writer.ToBytes());
        file.Check();

        Told(file, "203.0.113.255").City.ShouldBe("Berlin");
        Told(file, "::ffff:203.0.113.1").City.ShouldBe("Berlin");
        Told(file, "198.51.100.128").City.ShouldBe("Lyon");
        foreach (var other in new[] { "203.0.114.0", "203.0.112.255", "198.51.100.127", "127.0.0.1", "::1" }) file.Find(IPAddress.Parse(other)).ShouldBeNull(other);
        if (version == 6) Told(file, "2001:db8:7:ffff::1").Network.ShouldBe("Amazon");
        else file.Find(IPAddress.Parse("2001:db8:7::1")).ShouldBeNull();
        (file.Kind, file.Built).ShouldBe(("Test-City", DateTimeOffset.FromUnixTimeSeconds(1_780_000_000)));
    }

    [Fact]
    public void Values_of_every_size_come_back()
    {
        var (middle, long_) = (new string('m', 200), new string('l', 3000));
        var record = new Dictionary<string, object> { ["a"] = middle, ["b"] = long_, ["c"] = true, ["d"] = -1.5, ["e"] = ulong.MaxValue, ["f"] = new List<object> { "x", (ushort)7 } };
        var file = MmdbFile.Read("x", new MmdbWriter().Add("10.0.0.0/8", record).ToBytes());

        var told = file.Record(file.Find(IPAddress.Parse("10.1.1.1"))!.Value).ShouldBeOfType<Dictionary<string, object?>>();

        (told["a"], told["b"], told["c"], told["d"], told["e"]).ShouldBe((middle, long_, true, -1.5, ulong.MaxValue));
        told["f"].ShouldBeOfType<List<object?>>().ShouldBe(["x", 7UL]);
    }

    [Fact]
    public void Whatever_is_cut_off_is_an_error_that_names_file_and_mend()
    {
        var whole = SomePlace.Cities();
        for (var length = 0; length < whole.Length; length += 1)
        {
            var error = Should.Throw<DamagedMmdbException>(() => Use(whole[..length]), $"at {length}");
            error.Message.ShouldContain("'places.mmdb'");
            error.Message.ShouldContain("geo refresh");
        }
    }

    [Fact]
    public void Flipped_bytes_give_other_answers_or_that_error_and_always_an_end()
    {
        var random = new Random(7);
        var whole = SomePlace.Cities();
        var damaged = 0;
        for (var n = 0; n < 20_000; n++)
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = random.Next(1, 5); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Use(bytes);
            }
            catch (DamagedMmdbException)
            {
                damaged++;
            }
        }

        damaged.ShouldBeInRange(100, 19_900);
    }

    [Fact]
    public void A_pointer_that_leads_to_itself_is_an_error()
    {
        var bytes = new MmdbWriter().Add("10.0.0.0/8", "0123456789").ToBytes();
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes("0123456789")) - 1;
        (bytes[at], bytes[at + 1]) = (0x20, 0);

        Should.Throw<DamagedMmdbException>(() => Use(bytes)).Message.ShouldContain("pointer");
    }

    private static void Use(byte[] bytes)
    {
        var file = MmdbFile.Read("places.mmdb", bytes);
        file.Check();
        foreach (var address in new[] { "203.0.113.7", "2001:db8:7::1", "10.0.0.1", "::", "255.255.255.255" })
        {
            if (file.Find(IPAddress.Parse(address)) is { } place) PlaceRecord.Read(file.Record(place));
        }
    }

    private static Place Told(MmdbFile file, string address) => PlaceRecord.Read(file.Record(file.Find(IPAddress.Parse(address))!.Value));
}
