using Heatmap.GraphQL.Tests.Oracle.Generation;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Documents spoilt at random: none may crash or hang the engine, and what is read is what graphql-js reads.</summary>
public sealed class MutatedDocumentsTests
{
    private const int Count = 10_000;

    private static readonly IReadOnlyList<string> Corpus = [.. OracleFile.All.SelectMany(OracleFile.Documents).Where(d => !KnownDifferences.Titles.Contains(d.Title)).Select(d => d.Text)];

    private static string Mutant(int number) => new Mutation(Dice.For(number), Corpus).Next();

    [Fact]
    public void Ten_thousand_mutated_documents_are_read_or_refused_as_by_graphql_js()
    {
        var texts = Enumerable.Range(0, Count).Select(Mutant).ToList();
        var answers = Reference.Ask("read", texts);
        var differences = new KnownDifferences();
        for (var i = 0; i < Count; i++)
            differences.Compare($"{Dice.Label(i)}: {texts[i]}", Reading.Ours(texts[i]), Reading.Theirs(answers[i]));
        differences.ShouldBeAll();
    }

    [Fact]
    public void What_is_still_a_document_breaks_the_same_rules_as_in_graphql_js()
    {
        var readable = Enumerable.Range(0, Count).Select(i => (Number: i, Text: Mutant(i))).Where(m => IsExecutable(m.Text)).ToList();
        readable.Count.ShouldBeGreaterThan(500);
        var answers = Reference.Ask("query", readable.Select(m => m.Text));
        var differences = new KnownDifferences();
        foreach (var ((number, text), answer) in readable.Zip(answers))
        {
            var ours = DocumentValidator.Validate(Reference.Schema, Parser.Parse(text), Reference.Wide);
            differences.Compare($"{Dice.Label(number)}: {text}", Broken.Ours(ours), Broken.Theirs(answer["invalid"]));
        }

        differences.ShouldBeAll();
    }

    private static bool IsExecutable(string text)
    {
        try
        {
            return Parser.Parse(text).Definitions.All(d => d is ExecutableDefinitionNode);
        }
        catch (GraphQLSyntaxException)
        {
            return false;
        }
    }
}
