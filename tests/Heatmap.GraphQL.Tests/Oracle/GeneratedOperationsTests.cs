using System.Text.Json.Nodes;
using Heatmap.GraphQL.Tests.Oracle.Generation;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Operations and root values made at random from the schema, judged and executed by both engines.</summary>
public sealed class GeneratedOperationsTests
{
    private const int Count = 1_500;

    [Fact]
    public async Task Generated_operations_are_judged_and_answered_as_by_graphql_js()
    {
        var cases = Enumerable.Range(0, Count).Select(Case).ToList();
        var answers = Reference.Ask(cases.Select(c => c.Operation.ToQuestion()));
        var differences = new KnownDifferences();
        foreach (var ((operation, later), answer) in cases.Zip(answers))
        {
            answer["refused"].ShouldBeNull(operation.Query);
            differences.Compare(operation.Title, await Outcome.Ours(operation, later), Outcome.Theirs(answer, later));
        }

        answers.Count(a => a["invalid"]!.AsArray().Count == 0).ShouldBeGreaterThan(Count / 3);
        differences.ShouldBeAll();
    }

    private static (OracleOperation Operation, bool Later) Case(int number)
    {
        var dice = Dice.For(number);
        var (text, kind) = new OperationGrammar(Reference.Schema, dice).Document();
        var later = dice.Chance(50);
        var root = new RootGrammar(Reference.Schema, dice, later).Root(kind);
        return (new OracleOperation($"{Dice.Label(number)}: {text}\n#root {root.ToJsonString()}", text, root, new JsonObject(), null), later);
    }
}
