using Heatmap.GraphQL.Tests.Library;

namespace Heatmap.GraphQL.Tests.Validation;

public sealed class OperationLimitsTests
{
    [Fact]
    public async Task Depth_is_bounded_through_fragments()
    {
        var answer = await Run.Query(
            "{ books { ...F } } fragment F on Book { author { books { title } } }", options: new ExecutorOptions { MaxDepth = 3 });
        answer.ShouldContain("The operation is 4 levels deep; 3 are allowed.");
    }

    [Fact]
    public async Task Aliases_are_counted_wherever_a_fragment_is_spread()
    {
        var answer = await Run.Query(
            "{ ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { a: viewer b: viewer }",
            options: new ExecutorOptions { MaxAliases = 7 });
        answer.ShouldContain("The operation uses 8 aliases; 7 are allowed.");
    }

    [Fact]
    public async Task A_page_asked_for_by_variable_costs_what_it_holds()
    {
        var answer = await Run.Query(
            "query ($n: Int) { books(first: $n) { title } }", """{"n": 5000}""", new ExecutorOptions { MaxComplexity = 4000 });
        answer.ShouldBe("""{"errors":[{"message":"The operation costs 5001; 4000 is allowed.","extensions":{"code":"TOO_COMPLEX"}}]}""");
    }

    [Theory]
    [InlineData("{ books { title } }", 21)]
    [InlineData("{ books { related { related { id } } } }", 141)]
    [InlineData("{ ... on Query { ...P } } fragment P on Query { books(first: null) { related(limit: 3) { id } } }", 81)]
    public async Task A_page_that_nobody_asked_a_size_of_costs_what_the_schema_gives_it(string query, int cost)
    {
        var answer = await Run.Query(query, options: new ExecutorOptions { MaxComplexity = cost - 1 });
        answer.ShouldContain($"The operation costs {cost}; {cost - 1} is allowed.");
        (await Run.Query(query, options: new ExecutorOptions { MaxComplexity = cost })).ShouldStartWith("""{"data":""");
    }

    [Fact]
    public void Fields_written_to_be_compared_with_the_square_are_given_up_on()
    {
        var query = "{" + string.Concat(Enumerable.Repeat(" text", 3000)) + " }";
        DocumentValidator.Validate(RuleHarness.Schema, Parser.Parse(query))
            .ShouldContain(e => e.Message == "The document selects the same fields too many times to be compared.");
    }

    [Fact]
    public void Listing_errors_ends()
    {
        var query = "{" + string.Concat(Enumerable.Range(0, 500).Select(i => $" wrong{i}")) + " }";
        var errors = DocumentValidator.Validate(RuleHarness.Schema, Parser.Parse(query));
        errors.Count.ShouldBe(101);
        errors[^1].Message.ShouldBe("Too many validation errors, error limit reached. Validation aborted.");
    }
}
