namespace Heatmap.Privacy.Tests;

public sealed class SubjectCacheTests
{
    private readonly SubjectCache _cache = new(2);

    [Fact]
    public void What_was_read_before_a_subject_was_dropped_does_not_come_in_after()
    {
        var stamp = _cache.Stamp;
        _cache.Drop(Some.Site, Some.Subject(1));
        _cache.Add(Subject(1), Some.Mark(1), stamp);
        _cache.Find(Some.Mark(1)).ShouldBeNull();
        _cache.Find(Some.Site, Some.Subject(1)).ShouldBeNull();
        _cache.Add(Subject(1), Some.Mark(1), _cache.Stamp);
        _cache.Find(Some.Mark(1)).ShouldNotBeNull();
    }

    [Fact]
    public void A_dropped_subject_is_found_neither_by_id_nor_by_mark()
    {
        _cache.Add(Subject(1), Some.Mark(1), _cache.Stamp);
        _cache.Drop(Some.Site, Some.Subject(1));
        _cache.Find(Some.Mark(1)).ShouldBeNull();
        _cache.Find(Some.Site, Some.Subject(1)).ShouldBeNull();
        _cache.Count.ShouldBe(0);
    }

    [Fact]
    public void Of_more_than_fit_the_one_not_used_for_longest_goes_with_its_mark()
    {
        foreach (var n in (int[])[1, 2]) _cache.Add(Subject(n), Some.Mark(n), _cache.Stamp);
        _cache.Find(Some.Mark(1)).ShouldNotBeNull();
        _cache.Add(Subject(3), Some.Mark(3), _cache.Stamp);
        _cache.Find(Some.Mark(2)).ShouldBeNull();
        _cache.Find(Some.Mark(1)).ShouldNotBeNull();
        _cache.Count.ShouldBe(2);
    }

    private static Subject Subject(int n) => new(Some.Site, Some.Subject(n), new byte[32]);
}
