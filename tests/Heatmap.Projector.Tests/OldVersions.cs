using System.Text.Json.Nodes;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests;

/// <summary>A log of which the first half was written by an earlier version, whose clicks had another shape.</summary>
public class OldVersions
{
    private const string Now = "pointer.clicked.v1";
    private const string Then = "pointer.clicked.alpha";

    private static readonly EventCodec Codec = new([new Upcaster(Then, Now, json => (JsonObject)json["click"]!.DeepClone())]);

    [Fact]
    public async Task What_an_earlier_version_wrote_is_folded_like_what_this_one_writes_live_and_rebuilt()
    {
        var happenings = RandomWorld.Of(7, subjects: 20);
        await using var plain = new World();
        await plain.AppendAsync(happenings);
        await using var mixed = new World(log: await OfTwoVersionsAsync(plain.Log), codec: Codec);
        plain.Start();
        mixed.Start();
        await plain.SettleAsync();
        await mixed.SettleAsync();
        await ShouldBeLikeAsync(mixed, plain);
        foreach (var projection in mixed.Projections) await mixed.Rebuilds.RebuildAsync(projection.Version.Name, null, World.Patience);
        await ShouldBeLikeAsync(mixed, plain);
    }

    private static async Task ShouldBeLikeAsync(World mixed, World plain)
    {
        foreach (var site in new[] { World.Site, World.OtherSite })
        {
            foreach (var projection in mixed.Projections)
                (await mixed.TotalsAsync(projection.Version.Name, site)).ShouldBe(await plain.TotalsAsync(projection.Version.Name, site), ignoreOrder: true);
            (await mixed.SessionsAsync(site)).ShouldBe(await plain.SessionsAsync(site));
        }
    }

    private static async Task<InMemoryLog> OfTwoVersionsAsync(InMemoryLog log)
    {
        var (mixed, old) = (new InMemoryLog(), 0);
        var head = await log.HeadAsync();
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Everything, World.Patience))
        {
            foreach (var append in page.Events.GroupBy(e => e.Position.Append))
            {
                var aged = append.Select(e => append.Key * 2 < head.Append ? Aged(e) : As(e, e.Type, e.Data)).ToList();
                old += aged.Count(e => e.Type == Then);
                await mixed.AppendAsync(append.First().Stream, ExpectedRevision.Any, aged);
            }

            if (page.CaughtUp) break;
        }

        old.ShouldBeGreaterThan(10);
        return mixed;
    }

    private static NewEvent Aged(RecordedEvent e) =>
        e.Type == Now ? As(e, Then, (byte[])[.. """{"click":"""u8, .. e.Data.Span, (byte)'}']) : As(e, e.Type, e.Data);

    private static NewEvent As(RecordedEvent e, string type, ReadOnlyMemory<byte> data) => new(type, data, e.Metadata);
}
