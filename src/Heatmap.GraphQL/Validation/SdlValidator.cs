using Heatmap.GraphQL.Validation.SchemaRules;

namespace Heatmap.GraphQL.Validation;

/// <summary>Validates the text of a schema, in the order of graphql-js.</summary>
internal static class SdlValidator
{
    private static readonly IReadOnlyList<Func<SdlContext, SdlRule>> All =
    [
        c => new DefinitionsOfTypeSystem(c),
        c => new LoneSchemaDefinition(c),
        c => new UniqueOperationTypes(c),
        c => new UniqueTypeNames(c),
        c => new UniqueEnumValueNames(c),
        c => new UniqueFieldDefinitionNames(c),
        c => new UniqueArgumentDefinitionNames(c),
        c => new UniqueDirectiveNames(c),
        c => new KnownTypeNames(c),
        c => new KnownDirectives(c),
        c => new UniqueDirectivesPerLocation(c),
        c => new PossibleTypeExtensions(c),
        c => new KnownArgumentNamesOnDirectives(c),
        c => new UniqueArgumentNames(c),
        c => new UniqueInputFieldNames(c),
        c => new ProvidedRequiredArgumentsOnDirectives(c),
        c => new NoDirectiveCycles(c),
        c => new OneOfOnDefinitions(c),
    ];

    /// <summary>The errors, none where types can be made of the document.</summary>
    public static IReadOnlyList<GraphQLError> Validate(DocumentNode document)
    {
        var context = new SdlContext(document);
        foreach (var make in All)
            make(context).Check();
        return context.Errors;
    }
}
