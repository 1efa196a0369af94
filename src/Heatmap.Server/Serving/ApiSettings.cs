using Heatmap.GraphQL.Execution;

namespace Heatmap.Server;

/// <summary>How the API is served, as set where the server is started.</summary>
/// <param name="GraphiQL">Whether the page to try the API out is served.</param>
/// <param name="Documents">Documents that clients may name by id or hash.</param>
/// <param name="DocumentsOnly">Whether no other documents are run.</param>
public sealed record ApiSettings(bool GraphiQL = true, TrustedDocuments? Documents = null, bool DocumentsOnly = false)
{
    /// <exception cref="ControlException">A setting can't be understood, or the documents can't be read.</exception>
    public static ApiSettings FromEnvironment() => new(
        Switch("HEATMAP_GRAPHIQL", otherwise: true),
        Read("HEATMAP_TRUSTED_DOCUMENTS"),
        Switch("HEATMAP_TRUSTED_DOCUMENTS_ONLY", otherwise: false));

    private static bool Switch(string name, bool otherwise) => Environment.GetEnvironmentVariable(name) switch
    {
        null or "" => otherwise,
        "on" => true,
        "off" => false,
        var text => throw new ControlException($"{name} is '{text}'; it must be on or off."),
    };

    private static TrustedDocuments? Read(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } path) return null;
        try
        {
            return TrustedDocuments.Load(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ControlException($"{name} names documents that can't be read: {e.Message}");
        }
    }
}
