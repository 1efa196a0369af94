using Heatmap.Events;

namespace Heatmap.Projections.Tests;

public class PageGroupSpecs
{
    [Theory]
    [InlineData("/products/*", "/products/fern", true)]
    [InlineData("/products/*", "/products", false)]
    [InlineData("/products/*", "/products/", false)]
    [InlineData("/products/*", "/products/fern/reviews", false)]
    [InlineData("/docs/**", "/docs", true)]
    [InlineData("/docs/**", "/docs/a/b/c", true)]
    [InlineData("/docs/**", "/documents", false)]
    [InlineData("/**", "/", true)]
    [InlineData("/", "/", true)]
    [InlineData("/", "/a", false)]
    [InlineData("/a/*/c", "/a/b/c", true)]
    [InlineData("/a/*/c", "/a/b/d", false)]
    [InlineData("/a", "/a/b", false)]
    public void A_pattern_matches_whole_paths(string pattern, string path, bool matches) =>
        new PageGroup(pattern, "x").Matches(path).ShouldBe(matches);
}
