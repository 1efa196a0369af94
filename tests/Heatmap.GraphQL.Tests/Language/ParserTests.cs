namespace Heatmap.GraphQL.Tests.Language;

public sealed class ParserTests
{
    private static string Message(string text, ParserLimits? limits = null)
    {
        var error = Should.Throw<GraphQLSyntaxException>(() => Parser.Parse(text, limits));
        return $"{error.Location.Line}:{error.Location.Column} {error.Message}";
    }

    [Fact]
    public void Errors_tell_line_and_column() =>
        Message("{\n  a\r\n  b(\n}").ShouldBe("4:1 Syntax Error: Expected Name, found \"}\".");

    [Fact]
    public void Lines_inside_block_strings_count() =>
        Message("{ a(b: \"\"\"x\ny\n\"\"\") ? }").ShouldBe("3:6 Syntax Error: Unexpected character: \"?\".");

    [Fact]
    public void Tokens_are_bounded() => Message("{ a b c d }", new ParserLimits(MaxTokens: 4))
        .ShouldBe("1:9 Syntax Error: Document contains more than 4 tokens. Parsing aborted.");

    [Theory]
    [InlineData("{a", "}")]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    public void Nesting_is_bounded(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 5000));
        var text = open == "{a" ? deep + string.Concat(Enumerable.Repeat(close, 5000)) : $"{{ a(b: {deep}1{string.Concat(Enumerable.Repeat(close, 5000))}) }}";
        Message(text).ShouldContain("nested more than 200 levels deep");
    }

    [Fact]
    public void A_list_type_nests_within_the_bound_too() =>
        Message($"query ($a: {new string('[', 5000)}Int{new string(']', 5000)}) {{ a }}").ShouldContain("nested more than 200 levels deep");

    [Fact]
    public void Descriptions_of_variables_are_kept() => Printer.Print(Parser.Parse("query Q(\"the id\" $id: ID) { a }"))
        .ShouldBe("query Q(\n  \"the id\"\n  $id: ID\n) {\n  a\n}");
}
