using System.Text.Json.Nodes;
using Heatmap.GraphQL.Types.Binding;

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
        return errors.Count > 0 ? Broken.Ours(errors) : Soundness(document);
    }

    private static string Soundness(DocumentNode document)
    {
        try
        {
            Assemble(document);
            return "sound";
        }
        catch (SchemaException)
        {
            return "unsound";
        }
    }

    /// <summary>The types alone; binding them to resolvers takes longer than all the rest.</summary>
    public static Schema Assemble(DocumentNode document) => new SchemaAssembly(document, Scalars.ByName, new Problems()).Assemble();

    public static string Theirs(JsonNode answer)
    {
        if (answer["refused"] is not null)
            return $"refused at {Reference.Places(answer["at"])}";
        if (answer["invalid"]!.AsArray().Count > 0)
            return Broken.Theirs(answer["invalid"]);
        return answer["unsound"]!.AsArray().Count > 0 ? "unsound" : "sound";
    }
}
