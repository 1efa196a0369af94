using Heatmap.GraphQL.Tests.Library;

namespace Heatmap.GraphQL.Tests.Execution;

public sealed class BoundExecutionTests
{
    [Fact]
    public async Task A_query_is_answered_from_records_and_resolver_classes()
    {
        var answer = await Run.Query("""
            { book(id: "b1") { __typename title genre pages published author { name } related(limit: 1) { id } reviews } }
            """);
        answer.ShouldBe("""{"data":{"book":{"__typename":"Book","title":"The Dispossessed","genre":"SCIENCE_FICTION","pages":341,"published":"1974-05-01T00:00:00.000Z","author":{"name":"Ursula"},"related":[{"id":"b2"}],"reviews":["good",null]}}}""");
    }

    [Fact]
    public async Task An_awaited_null_in_a_non_null_field_makes_its_parent_null()
    {
        var answer = await Run.Query("{ a: strict { before now later } viewer }");
        answer.ShouldBe("""{"data":{"a":null,"viewer":"nobody"},"errors":[{"message":"Cannot return null for non-nullable field Strict.later.","locations":[{"line":1,"column":26}],"path":["a","later"]}]}""");
    }
}
