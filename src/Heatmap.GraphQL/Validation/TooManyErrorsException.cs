namespace Heatmap.GraphQL.Validation;

/// <summary>Ends a validation that would only go on listing.</summary>
internal sealed class TooManyErrorsException : Exception;
