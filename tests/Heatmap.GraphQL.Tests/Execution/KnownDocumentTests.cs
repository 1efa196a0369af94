using System.Text.Json;
using Heatmap.GraphQL.Tests.Library;

namespace Heatmap.GraphQL.Tests.Execution;

/// <summary>Requests that name a document instead of bringing it.</summary>
public sealed class KnownDocumentTests
{
    private const string Query = "{ viewer }";
    private const string Answer = """{"data":{"viewer":"nobody"}}""";

    private static readonly string Hash = DocumentHash.Of(Query);
    private static readonly TrustedDocuments Trusted = new([KeyValuePair.Create("viewer", Query)]);

    private readonly IServiceProvider _services = LibrarySchema.Services();

    private static GraphQLRequest ByHash(string hash, string text = "", string version = "1") => new(text)
    {
        Extensions = JsonDocument.Parse($$$"""{"persistedQuery":{"version":{{{version}}},"sha256Hash":"{{{hash}}}"}}""").RootElement,
    };

    private async Task<string> Ask(GraphQLExecutor executor, GraphQLRequest request)
    {
        using var result = await executor.ExecuteAsync(request, new RequestContext(_services));
        return result.ToString();
    }

    private static GraphQLExecutor Executor(ExecutorOptions? options = null) => new(LibrarySchema.Builder().Build(), options);

    private static string Error(string code, string message) => $$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}""";

    [Fact]
    public async Task A_text_sent_once_with_its_hash_is_known_by_it()
    {
        var executor = Executor();
        (await Ask(executor, ByHash(Hash))).ShouldBe(Error("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"));
        (await Ask(executor, ByHash(Hash, Query))).ShouldBe(Answer);
        (await Ask(executor, ByHash(Hash))).ShouldBe(Answer);
    }

    [Fact]
    public async Task A_hash_of_something_else_is_refused_and_not_kept()
    {
        var executor = Executor();
        (await Ask(executor, ByHash(Hash, "{ fails }"))).ShouldContain("not that of the query");
        (await Ask(executor, ByHash(Hash))).ShouldContain("PersistedQueryNotFound");
    }

    [Theory]
    [InlineData("2", "Unsupported persisted query version.")]
    [InlineData("1.5", "Unsupported persisted query version.")]
    [InlineData("\"1\"", "Unsupported persisted query version.")]
    public async Task Another_version_is_refused(string version, string message) =>
        (await Ask(Executor(), ByHash(Hash, "", version))).ShouldBe(Error("BAD_REQUEST", message));

    [Fact]
    public async Task A_server_that_keeps_none_says_so() =>
        (await Ask(Executor(new ExecutorOptions { PersistedQueryCharacters = 0 }), ByHash(Hash))).ShouldBe(Error("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported"));

    [Fact]
    public async Task What_is_kept_is_bounded_and_what_is_asked_for_stays()
    {
        var executor = Executor(new ExecutorOptions { PersistedQueryCharacters = 2000 });
        await Ask(executor, ByHash(Hash, Query));
        for (var i = 0; i < 100; i++)
        {
            var other = $"{{ a{i}: viewer }}";
            await Ask(executor, ByHash(DocumentHash.Of(other), other));
            (await Ask(executor, ByHash(Hash))).ShouldBe(Answer);
        }

        (await Ask(executor, ByHash(DocumentHash.Of("{ a0: viewer }")))).ShouldContain("PersistedQueryNotFound");
    }

    [Fact]
    public async Task A_trusted_document_is_known_by_id_by_hash_and_by_its_text()
    {
        var executor = Executor(new ExecutorOptions { TrustedDocuments = Trusted, TrustedDocumentsOnly = true });
        (await Ask(executor, new GraphQLRequest("") { DocumentId = "viewer" })).ShouldBe(Answer);
        (await Ask(executor, new GraphQLRequest("") { DocumentId = "sha256:" + Hash })).ShouldBe(Answer);
        (await Ask(executor, ByHash(Hash))).ShouldBe(Answer);
        (await Ask(executor, new GraphQLRequest(Query))).ShouldBe(Answer);
    }

    [Fact]
    public async Task Where_only_those_are_run_nothing_else_gets_in_by_any_way()
    {
        var executor = Executor(new ExecutorOptions { TrustedDocuments = Trusted, TrustedDocumentsOnly = true });
        var untrusted = Error("DOCUMENT_NOT_TRUSTED", "Only documents known to this server are run.");
        (await Ask(executor, new GraphQLRequest("{ fails }"))).ShouldBe(untrusted);
        (await Ask(executor, ByHash(DocumentHash.Of("{ fails }"), "{ fails }"))).ShouldBe(untrusted);
        (await Ask(executor, new GraphQLRequest("") { DocumentId = "other" })).ShouldBe(Error("DOCUMENT_NOT_FOUND", "There is no document of this id."));
        (await Ask(executor, new GraphQLRequest("{ fails }") { DocumentId = "viewer" })).ShouldContain("not both");
    }

    [Theory]
    [InlineData("""{"viewer":"{ viewer }"}""")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"viewer","name":"V","type":"query","body":"{ viewer }"}]}""")]
    public async Task Documents_are_read_from_what_the_usual_tools_write(string manifest)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, manifest);
        TrustedDocuments.Load(file).Find("viewer").ShouldBe(Query);
        await File.WriteAllTextAsync(file, "[]");
        Should.Throw<InvalidDataException>(() => TrustedDocuments.Load(file));
        File.Delete(file);
    }

    [Fact]
    public void Documents_are_read_from_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "viewer.graphql"), Query);
        TrustedDocuments.Load(folder.FullName).Find("viewer").ShouldBe(Query);
        folder.Delete(recursive: true);
    }
}
