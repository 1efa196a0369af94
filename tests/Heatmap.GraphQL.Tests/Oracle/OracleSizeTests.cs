namespace Heatmap.GraphQL.Tests.Oracle;

public sealed class OracleSizeTests
{
    [Fact]
    public void The_oracle_asks_about_at_least_six_hundred_different_documents()
    {
        var documents = OracleFile.All.SelectMany(file => OracleFile.Documents(file).Select(d => (file, d.Text))).ToList();
        documents.Distinct().Count().ShouldBe(documents.Count);
        documents.Count.ShouldBeGreaterThanOrEqualTo(600);
    }

    [Fact]
    public void Every_known_difference_is_a_document()
    {
        var titles = OracleFile.All.SelectMany(OracleFile.Documents).Select(d => d.Title).ToList();
        titles.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        KnownDifferences.Titles.Where(t => !titles.Contains(t)).ShouldBeEmpty();
    }
}
