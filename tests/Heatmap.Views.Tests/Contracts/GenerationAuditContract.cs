namespace Heatmap.Views.Tests;

public abstract class GenerationAuditContract(ViewStore store) : IDisposable
{
    // Several pages of any store, so that what is asked for stands beyond the first.
    private const int Rows = 1300;

    [Fact]
    public async Task Equal_generations_differ_in_nothing_and_every_row_is_counted()
    {
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        await store.CommitAsync(Some.Commit(rebuilt) with { Advances = [new(1, null, "far")], States = [Some.State("anna", 1)] });

        (await store.Audit.CompareAsync(live, rebuilt)).ShouldBe(new Comparison((2 * Rows) + (2 * 6), null));
        (await store.Audit.CompareAsync(live, rebuilt, Some.Site)).ShouldBe(new Comparison(Rows + 6, null));
    }

    [Fact]
    public async Task A_row_that_only_one_side_has_is_named_with_its_side()
    {
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        await store.CommitAsync(Some.Commit(live) with { Put = [Some.Row("k0700b", 5)] });

        await ShouldDifferAsync(live, rebuilt, "k0700b", "live has it, rebuilt has not");
        await ShouldDifferAsync(rebuilt, live, "k0700b", "rebuilt has it, live has not");
        (await store.Audit.CompareAsync(live, rebuilt, Some.OtherSite)).FirstDifference.ShouldBeNull();
    }

    [Fact]
    public async Task A_row_missing_at_the_very_end_is_found()
    {
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        await store.CommitAsync(Some.Commit(rebuilt) with { Removed = [Some.Key($"k{Rows - 1:0000}", Some.OtherSite)] });

        await ShouldDifferAsync(live, rebuilt, Some.OtherSite, "live has it, rebuilt has not");
    }

    [Theory]
    [InlineData("""{"name":"anna","n":2}""", "document.n is 1 live, 2 rebuilt")]
    [InlineData("""{"name":"ottilie","n":1}""", "document.name is a text of 4 characters live, a text of 7 characters rebuilt")]
    [InlineData("""{"name":"anna"}""", "document.n is 1 live, absent rebuilt")]
    [InlineData("""{"name":"anna","n":1,"more":[]}""", "document.more is absent live, a list of 0 rebuilt")]
    [InlineData("""{"n":1,"name":"anna"}""", "the same document, written differently")]
    [InlineData("rubbish", "not both of them JSON")]
    public async Task A_changed_document_is_told_by_its_first_difference_without_its_texts(string document, string words)
    {
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        await store.CommitAsync(Some.Commit(rebuilt) with { Put = [Some.Row("k0700", 700, document: document)] });

        var difference = await ShouldDifferAsync(live, rebuilt, "k0700", words);
        difference.ShouldNotContain("anna");
        difference.ShouldNotContain("ottilie");
    }

    [Fact]
    public async Task A_changed_rank_is_found()
    {
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        await store.CommitAsync(Some.Commit(rebuilt) with { Put = [Some.Row("k0700", 701, document: Document)] });

        await ShouldDifferAsync(live, rebuilt, "k0700", "rank 700 live, 701 rebuilt");
    }

    [Fact]
    public async Task A_changed_cell_is_found_and_a_total_that_one_side_lacks()
    {
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        await store.CommitAsync(Some.Commit(rebuilt) with { Rollups = [Some.Clicks(200, 4, 1)] });
        await ShouldDifferAsync(live, rebuilt, "200", "cell 4 weighs 0 live, 1 rebuilt");

        await store.CommitAsync(Some.Commit(live) with { Rollups = [Some.Clicks(200, 3, -1)] });
        await ShouldDifferAsync(live, rebuilt, "200", "rebuilt has it, live has not");
    }

    [Fact]
    public async Task A_changed_cell_is_found_behind_many_names_and_many_times()
    {
        var deltas = Enumerable.Range(0, Rows).SelectMany(i => new[] { Some.Clicks(i, 1, 1, name: "/z"), Some.Clicks(8, 1, 1, name: $"/{i:0000}") }).ToArray();
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        await store.CommitAsync(Some.Commit(live) with { Rollups = deltas }, Some.Commit(rebuilt) with { Rollups = deltas });
        (await store.Audit.CompareAsync(live, rebuilt)).FirstDifference.ShouldBeNull();

        await store.CommitAsync(Some.Commit(rebuilt) with { Rollups = [Some.Clicks(Rows - 1, 1, 1, name: "/z")] });
        await ShouldDifferAsync(live, rebuilt, $"Bucket = {Rows - 1}", "cell 1 weighs 1 live, 2 rebuilt");
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private const string Document = """{"name":"anna","n":1}""";

    private async Task<GenerationId> FilledAsync()
    {
        var generation = await store.BeginAsync();
        var sites = new[] { Some.Site, Some.OtherSite };
        var rows = sites.SelectMany(s => Enumerable.Range(0, Rows).Select(i => Some.Row($"k{i:0000}", i, s, document: Document)));
        var totals = sites.SelectMany(s => new[] { Some.Clicks(8, 3, 1, s), Some.Clicks(200, 3, 1, s) });
        await store.CommitAsync(Some.Commit(generation) with { Put = [.. rows], Rollups = [.. totals] });
        return generation;
    }

    private async Task<string> ShouldDifferAsync(GenerationId live, GenerationId rebuilt, string row, string words)
    {
        var difference = (await store.Audit.CompareAsync(live, rebuilt)).FirstDifference;
        difference.ShouldNotBeNull();
        difference.ShouldContain(row);
        difference.ShouldContain(words);
        return difference;
    }
}
