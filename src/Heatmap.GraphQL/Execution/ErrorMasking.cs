using Microsoft.Extensions.Logging;

namespace Heatmap.GraphQL.Execution;

/// <summary>What of an exception the client may see: a <see cref="GraphQLException"/> whole, of any other only an id.</summary>
internal sealed partial class ErrorMasking(ILogger logger, Func<string> nextId)
{
    public GraphQLError ToError(Exception exception, FieldPlan plan, object[] path)
    {
        IReadOnlyList<SourceLocation> places = exception is ArgumentCoercionException argument
            ? [argument.Location]
            : [.. plan.Nodes.Select(n => n.Location)];
        return ToError(exception, $"{plan.Field.ParentName}.{plan.Field.Name}") with { Locations = places, Path = path };
    }

    public GraphQLError ToError(Exception exception, string place)
    {
        switch (exception)
        {
            case GraphQLException known:
                var extensions = new Dictionary<string, object?> { ["code"] = known.Code };
                foreach (var (key, value) in known.Extensions ?? new Dictionary<string, object?>())
                    extensions[key] = value;
                return new GraphQLError(known.Message) { Extensions = extensions };
            case NullValueException or CoercionException:
                return new GraphQLError(exception.Message);
            default:
                var id = nextId();
                LogMasked(logger, place, id, exception);
                return new GraphQLError("Internal error")
                {
                    Extensions = new Dictionary<string, object?> { ["code"] = "INTERNAL", ["id"] = id },
                };
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Place} failed; the client was told id {Id}")]
    private static partial void LogMasked(ILogger logger, string place, string id, Exception exception);
}
