namespace Heatmap.GraphQL.Tests.Types;

public sealed class SchemaPrinterTests
{
    [Theory]
    [InlineData("library")]
    [InlineData("oracle")]
    [InlineData("heatmap")]
    public void The_running_schema_prints_as_its_file_does_once_normalised(string which)
    {
        var sdl = which switch
        {
            "library" => Library.LibrarySchema.Sdl,
            "oracle" => Oracle.OracleFile.Read("schema.graphql"),
            _ => Oracle.OracleFile.Read("../../../schema.graphql"),
        };
        var printed = SchemaPrinter.Print(SchemaBuilder.FromSdl(sdl).BuildUnbound());
        Definitions(printed).ShouldBe(Definitions(sdl), ignoreOrder: true);
    }

    // Directives are printed before types wherever the file has them, so definitions are compared one by one.
    private static IEnumerable<string> Definitions(string sdl) => Parser.Parse(sdl).Definitions.Select(Printer.Print);

    [Fact]
    public void What_is_printed_prints_the_same_again()
    {
        var once = SchemaPrinter.Print(SchemaBuilder.FromSdl(Library.LibrarySchema.Sdl).BuildUnbound());
        SchemaPrinter.Print(SchemaBuilder.FromSdl(once).BuildUnbound()).ShouldBe(once);
    }

    [Fact]
    public void Extensions_are_merged_into_what_they_extend()
    {
        var schema = SchemaBuilder.FromSdl("""
            type Query { a: E }
            enum E { A }
            extend type Query @x { b: Int }
            extend enum E { B }
            directive @x on OBJECT
            """).BuildUnbound();
        SchemaPrinter.Print(schema).ReplaceLineEndings("\n").ShouldBe("""
            directive @x on OBJECT

            type Query @x {
              a: E
              b: Int
            }

            enum E {
              A
              B
            }
            """.ReplaceLineEndings("\n"));
    }
}
