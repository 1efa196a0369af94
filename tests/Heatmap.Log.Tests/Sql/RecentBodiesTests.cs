using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

/// <summary>What was just packed is handed out unpacked for the very same bytes, and for nothing else.</summary>
public sealed class RecentBodiesTests
{
    [Fact]
    public void A_body_is_known_for_its_payload_and_for_no_other_with_its_checksum()
    {
        var recent = new RecentBodies(1000);
        byte[] body = [1, 2, 3];
        recent.Remember(7, [10, 11], body);
        recent.TryFind(7, [10, 11], out var found).ShouldBeTrue();
        found.ShouldBeSameAs(body);
        recent.TryFind(7, [10, 12], out _).ShouldBeFalse();
        recent.TryFind(8, [10, 11], out _).ShouldBeFalse();
    }

    [Fact]
    public void Of_two_payloads_with_one_checksum_neither_gets_the_others_body()
    {
        var recent = new RecentBodies(1000);
        recent.Remember(7, [10], [1]);
        recent.Remember(7, [20], [2]);
        recent.TryFind(7, [10], out var found).ShouldBeTrue();
        found.ShouldBe([1]);
        recent.TryFind(7, [20], out _).ShouldBeFalse();
    }

    [Fact]
    public void The_oldest_go_when_there_is_no_more_room()
    {
        var recent = new RecentBodies(250);
        for (var n = 0u; n < 10; n++) recent.Remember(n, [(byte)n], new byte[100]);
        Enumerable.Range(0, 10).Where(n => recent.TryFind((uint)n, [(byte)n], out _)).ShouldBe([8, 9]);
        recent.Remember(10, [10], new byte[1000]);
        Enumerable.Range(0, 11).Count(n => recent.TryFind((uint)n, [(byte)n], out _)).ShouldBe(0, "what is larger than all room isn't kept");
    }

    [Fact]
    public void What_is_read_is_the_same_whether_it_is_remembered_or_unpacked()
    {
        var (events, recent) = (Some.Events(20), new RecentBodies(100_000));
        var row = new AppendRow(1, "visitor-shop-1", 0, events.Length, PayloadWriter.Write(events, recent));
        string[] Read(RecentBodies? from) => [.. PayloadReader.Read(row, from).Select(Some.Text)];
        Read(recent).ShouldBe(Read(null));
        PayloadReader.Read(row, recent)[0].Data.Span.Overlaps(PayloadReader.Read(row, recent)[0].Data.Span).ShouldBeTrue("both are slices of what was remembered");
        PayloadReader.Read(row)[0].Data.Span.Overlaps(PayloadReader.Read(row)[0].Data.Span).ShouldBeFalse();
    }
}
