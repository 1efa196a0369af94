using Heatmap.GraphQL.Tests.Oracle.Generation;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Texts of schemas made at random, read, printed and judged by both engines.</summary>
public sealed class GeneratedSchemasTests
{
    private const int Count = 1_500;

    private static readonly IReadOnlyList<string> Texts =
        [.. Enumerable.Range(0, Count).Select(i => new SchemaGrammar(Dice.For(i)).Document())];

    [Fact]
    public void Generated_schemas_are_judged_as_by_graphql_js()
    {
        var answers = Reference.Ask("sdl", Texts);
        var differences = new KnownDifferences();
        for (var i = 0; i < Count; i++)
            differences.Compare($"{Dice.Label(i)}: {Texts[i]}", Judged.Ours(Texts[i]), Judged.Theirs(answers[i]));
        answers.Count(a => Judged.Theirs(a) == "sound").ShouldBeGreaterThan(Count / 4);
        differences.ShouldBeAll();
    }

    [Fact]
    public void Generated_schemas_are_read_and_printed_as_by_graphql_js()
    {
        var answers = Reference.Ask("read", Texts);
        var differences = new KnownDifferences();
        for (var i = 0; i < Count; i++)
            differences.Compare($"{Dice.Label(i)}: {Texts[i]}", Reading.Ours(Texts[i]), Reading.Theirs(answers[i]));
        differences.ShouldBeAll();
    }

    [Fact]
    public void A_generated_schema_that_is_sound_prints_as_a_schema_that_prints_the_same()
    {
        foreach (var text in Texts.Where(t => Judged.Ours(t) == "sound"))
        {
            var once = SchemaPrinter.Print(Judged.Assemble(Parser.Parse(text)));
            SchemaPrinter.Print(Judged.Assemble(Parser.Parse(once))).ShouldBe(once, text);
        }
    }
}
