using Heatmap.GraphQL.Tests.Oracle;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>The audit of GraphQL over HTTP that comes with graphql-http.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Every_audit_passes_the_optional_ones_too()
    {
        await using var server = await LibraryServer.Start();
        (await Task.Run(() => NodeModules.Run("audit.mjs", "", server.Url.ToString()))).ShouldBe("""{"counts":{"SHOULD":23,"MUST":13,"MAY":25},"bad":[]}""");
    }
}
