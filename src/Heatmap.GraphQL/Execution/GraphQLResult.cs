using System.Text;
using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>An answer (section 7.1) as UTF-8 JSON in a pooled buffer, which disposing gives back.</summary>
public sealed class GraphQLResult : IDisposable
{
    private readonly JsonOutput _output;

    internal GraphQLResult(JsonOutput output, IReadOnlyList<GraphQLError> errors, bool isRequestError)
    {
        _output = output;
        Errors = errors;
        IsRequestError = isRequestError;
    }

    /// <summary>The errors, request and field errors alike.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>True where execution never began, so that there is no <c>data</c> (section 7.1.2).</summary>
    public bool IsRequestError { get; }

    /// <summary>The answer; gone once disposed.</summary>
    public ReadOnlyMemory<byte> Json => _output.Written;

    /// <summary>The answer as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Json.Span);

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    /// <summary>An answer that holds errors only.</summary>
    public static GraphQLResult OfErrors(params IReadOnlyList<GraphQLError> errors) => Of("{\"errors\":"u8, errors, isRequestError: true);

    /// <summary>An answer to an event that came to nothing; the stream goes on.</summary>
    internal static GraphQLResult OfFailedEvent(GraphQLError error) => Of("{\"data\":null,\"errors\":"u8, [error], isRequestError: false);

    private static GraphQLResult Of(ReadOnlySpan<byte> beginning, IReadOnlyList<GraphQLError> errors, bool isRequestError)
    {
        var output = new JsonOutput();
        output.WriteRaw(beginning);
        output.WriteWith(ErrorWriting.Write, errors);
        output.WriteByte((byte)'}');
        return new GraphQLResult(output, errors, isRequestError);
    }
}
