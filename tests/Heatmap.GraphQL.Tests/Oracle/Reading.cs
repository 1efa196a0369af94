using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>What becomes of a text that is read: printed again, or refused at a place.</summary>
public static class Reading
{
    public static string Ours(string text, ParserLimits? limits = null)
    {
        try
        {
            return Printer.Print(Parser.Parse(text, limits));
        }
        catch (GraphQLSyntaxException e)
        {
            return $"refused at {e.Location.Line}:{e.Location.Column}";
        }
    }

    public static string Theirs(JsonNode answer) =>
        (string?)answer["printed"] ?? $"refused at {Reference.Places(answer["at"])}";
}
