using System.Text.Json;

namespace Heatmap.GraphQL.Tests.Library;

/// <summary>Runs a document against the library and gives the answer as text.</summary>
public static class Run
{
    public static async Task<string> Query(
        string query, string? variables = null, ExecutorOptions? options = null, IServiceProvider? services = null)
    {
        var executor = new GraphQLExecutor(LibrarySchema.Builder().Build(), options);
        var request = new GraphQLRequest(query, null, variables is null ? null : JsonDocument.Parse(variables).RootElement);
        using var result = await executor.ExecuteAsync(request, new RequestContext(services ?? LibrarySchema.Services()));
        return result.ToString();
    }
}
