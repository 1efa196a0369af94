using System.Text;
using Heatmap.Events;
using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

/// <summary>Appends as earlier versions stored them: each must be read by every later version. Add to them, never change one.</summary>
public sealed class PayloadCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Version_1_uncompressed() => (await ReadAsync(2, PayloadsOfVersion1.Raw)).ShouldBe([
        "page.left.v1 {\"e\":5} {\"a\":1}",
        "größe.v1  {\"a\":2}"]);

    [Fact]
    public async Task Version_1_compressed() => (await ReadAsync(20, PayloadsOfVersion1.Compressed)).ShouldBe(
        Enumerable.Range(0, 20).Select(i => $"page.left.v1 {{\"e\":{i}}} {{\"a\":1790000000000,\"i\":{i}}}"));

    [Fact]
    public async Task What_is_stored_today_is_what_the_corpus_holds()
    {
        using var log = SqliteLog.Open(_folder.File("log.db"));
        await log.AppendAsync(new StreamName("visitor-1"), ExpectedRevision.Any, [
            Some.Event("{\"e\":5}", "page.left.v1", "{\"a\":1}"), Some.Event("", "größe.v1", "{\"a\":2}")]);
        var stored = await log.Database.ReadAsync(s => s.Rows("SELECT payload FROM append", r => r.GetFieldValue<byte[]>(0)).Single());
        Convert.ToHexString(stored).ShouldBe(PayloadsOfVersion1.Raw);
    }

    private async Task<string[]> ReadAsync(int events, string payload)
    {
        using var log = SqliteLog.Open(_folder.File("log.db"));
        log.Database.Write(s => s.Execute(
            "INSERT INTO append (stream, first_revision, event_count, payload) VALUES ('visitor-old-1', 0, @count, @payload)",
            ("@count", events), ("@payload", Convert.FromHexString(payload))));
        var read = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        return [.. read.Select(e => $"{e.Type} {Some.Text(e)} {Encoding.UTF8.GetString(e.Metadata.Span)}")];
    }
}
