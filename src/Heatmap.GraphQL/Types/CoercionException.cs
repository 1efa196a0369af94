namespace Heatmap.GraphQL.Types;

/// <summary>A value that a scalar can't represent. The message goes to the client.</summary>
public sealed class CoercionException(string message) : Exception(message)
{
    // The specification's own scalars say what is wrong in graphql-js's words; those beside them have no words that a reader knows.
    internal static CoercionException Refusing(string scalar, string shown, string wanted) =>
        new($"{scalar} cannot represent value: {shown}. It wants {wanted}.");
}
