using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>What becomes of the text of a schema: refused, rules broken at places, types that are unsound, or good.</summary>
public static class Judged
{
    public static string Ours(string text)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(text);
        }
        catch (GraphQLSyntaxException e)
        {
            return $"refused at {e.Location.Line}:{e.Location.Column}";
        }

        var errors = SdlValidator.Validate(document);
        return errors.Count > 0 ? Broken.Ours(errors) : Soundness(text);
    }

    private static string Soundness(string text)
    {
        try
        {
            SchemaBuilder.FromSdl(text).BuildUnbound();
            return "sound";
        }
        catch (SchemaException)
        {
            return "unsound";
        }
    }

    public static string Theirs(JsonNode answer)
    {
        if (answer["refused"] is not null)
            return $"refused at {Reference.Places(answer["at"])}";
        if (answer["invalid"]!.AsArray().Count > 0)
            return Broken.Theirs(answer["invalid"]);
        return answer["unsound"]!.AsArray().Count > 0 ? "unsound" : "sound";
    }
}
