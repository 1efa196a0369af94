namespace Heatmap.Bench;

/// <summary>
/// Asks a schema for all that tools want to know of it (GraphQL specification, section 4), but for the descriptions: those of the
/// types that every schema has are each server's own words.
/// </summary>
internal static class IntrospectionQuestion
{
    public const string Text = """
        query Everything {
          __schema {
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...Whole }
          }
        }
        fragment Whole on __Type {
          kind name
          fields(includeDeprecated: true) { name args { ...Value } type { ...Named } isDeprecated deprecationReason }
          inputFields { ...Value }
          interfaces { ...Named }
          enumValues(includeDeprecated: true) { name isDeprecated deprecationReason }
          possibleTypes { ...Named }
        }
        fragment Value on __InputValue { name type { ...Named } defaultValue }
        fragment Named on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """;
}
