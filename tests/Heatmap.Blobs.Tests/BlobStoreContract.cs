using System.Text;
using Heatmap.Blobs;

namespace Heatmap.Blobs.Tests;

/// <summary>What every store of blobs keeps to.</summary>
public abstract class BlobStoreContract<TStore> : IAsyncLifetime
    where TStore : IBlobStore, IBlobCatalogue
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    protected TStore Store { get; private set; } = default!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public abstract Task DisposeAsync();

    [Fact]
    public async Task What_is_put_is_found_by_its_name()
    {
        var name = await Store.PutAsync("site-1", Today, Bytes("sealed"));

        name.ShouldBe(BlobName.Of("site-1", Today, "sealed"u8));
        (await Store.FindAsync(name))!.Value.ToArray().ShouldBe("sealed"u8.ToArray());
    }

    [Fact]
    public async Task The_same_bytes_are_one_blob_however_often_they_are_put()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.PutAsync("site-1", Today, Bytes("twice"))));

        (await ListAsync()).ShouldHaveSingleItem().Bytes.ShouldBe(5);
    }

    [Fact]
    public async Task The_same_bytes_of_two_sites_are_two_blobs_and_one_stays_when_the_other_goes()
    {
        var (one, other) = (await Store.PutAsync("site-1", Today, Bytes("same")), await Store.PutAsync("site-2", Today, Bytes("same")));

        await Store.DeleteAsync([one]);

        (await Store.FindAsync(one)).ShouldBeNull();
        (await Store.FindAsync(other)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_is_found_of_what_was_never_put() =>
        (await Store.FindAsync(BlobName.Of("site-1", Today, "never"u8))).ShouldBeNull();

    [Fact]
    public async Task Deleting_what_is_not_there_passes_over_it_and_takes_the_rest()
    {
        var name = await Store.PutAsync("site-1", Today, Bytes("here"));

        await Store.DeleteAsync([BlobName.Of("site-1", Today, "never"u8), name]);
        await Store.DeleteAsync([name]);

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_that_was_emptied_takes_blobs_again()
    {
        var name = await Store.PutAsync("site-1", Today, Bytes("first"));
        await Store.DeleteAsync([name]);

        var again = await Store.PutAsync("site-1", Today, Bytes("second"));

        (await ListAsync()).ShouldHaveSingleItem().Name.ShouldBe(again);
    }

    [Fact]
    public async Task Listing_is_by_name_and_keeps_to_the_site_and_the_days_asked_for()
    {
        for (var day = 0; day < 3; day++)
        {
            await Store.PutAsync("site-1", Today.AddDays(day), Bytes($"one {day}"));
            await Store.PutAsync("site-10", Today.AddDays(day), Bytes($"ten {day}"));
        }

        (await ListAsync()).Select(e => $"{e.Name}").ShouldBe((await ListAsync()).Select(e => $"{e.Name}").Order(StringComparer.Ordinal));
        (await ListAsync()).Count.ShouldBe(6);
        (await ListAsync("site-1")).ShouldAllBe(e => e.Name.Site == "site-1");
        (await ListAsync("site-1")).Count.ShouldBe(3);
        (await ListAsync("site-1", Today.AddDays(2))).Select(e => e.Name.Day).ShouldBe([Today, Today.AddDays(1)]);
    }

    [Fact]
    public async Task A_blob_may_be_empty_or_ten_mebibytes_long()
    {
        var large = new byte[10 * 1024 * 1024];
        new Random(7).NextBytes(large);

        var (none, much) = (await Store.PutAsync("site-1", Today, Array.Empty<byte>()), await Store.PutAsync("site-1", Today, large));

        (await Store.FindAsync(none))!.Value.Length.ShouldBe(0);
        (await Store.FindAsync(much))!.Value.Span.SequenceEqual(large).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_put_and_delete_at_the_same_time_and_nothing_is_lost()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            var name = await Store.PutAsync("site-1", Today.AddDays(i % 4), Bytes($"number {i}"));
            if (i % 2 == 0) return name;
            await Store.DeleteAsync([name]);
            return (BlobName?)null;
        }));

        var expected = kept.OfType<BlobName>().ToHashSet();
        (await ListAsync()).Select(e => e.Name).ToHashSet().SetEquals(expected).ShouldBeTrue();
        foreach (var name in expected) (await Store.FindAsync(name)).ShouldNotBeNull();
    }

    protected abstract Task<TStore> OpenAsync();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<List<BlobEntry>> ListAsync(string? site = null, DateOnly? before = null)
    {
        var listed = new List<BlobEntry>();
        await foreach (var entry in Store.ListAsync(site, before)) listed.Add(entry);
        return listed;
    }
}
