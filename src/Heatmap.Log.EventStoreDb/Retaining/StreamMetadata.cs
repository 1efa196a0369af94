using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Heatmap.Events;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// A stream's metadata as the server keeps it: the last event of a stream of its own, a JSON object of which "$tb" says before
/// which revision nothing is left ("Stream metadata and reserved names" in its documentation). What else is in it (access
/// rights, ages, anybody's own fields) stays.
/// </summary>
internal sealed record StreamMetadata(ExpectedRevision Revision, JsonObject Fields)
{
    private const string TruncateBefore = "$tb";

    public static ByteString NameOf(StreamName stream) => ByteString.CopyFrom("$$" + stream.Value, Encoding.UTF8);

    /// <exception cref="LogUnavailableException">The server failed, or somebody wrote there what is no JSON object.</exception>
    public static async Task<StreamMetadata> ReadAsync(LogReads reads, StreamName stream, CancellationToken cancellation)
    {
        var last = await reads.FirstAsync(ReadRequests.Stream(NameOf(stream), ReadDirection.Backwards, null, count: 1), cancellation).ConfigureAwait(false);
        if (last is null) return new StreamMetadata(ExpectedRevision.NoStream, []);
        try
        {
            return new StreamMetadata(ExpectedRevision.Exactly((long)last.StreamRevision), Parse(last.Data));
        }
        catch (JsonException e)
        {
            throw new LogUnavailableException($"the metadata of stream '{stream}' is no JSON object; write it anew on the server", e);
        }
    }

    /// <summary>The event that says so from now on.</summary>
    public NewEvent With(long before)
    {
        var fields = Fields.DeepClone().AsObject();
        fields[TruncateBefore] = before;
        return new NewEvent("$metadata", Encoding.UTF8.GetBytes(fields.ToJsonString()), default);
    }

    private static JsonObject Parse(ByteString data) =>
        data.IsEmpty ? [] : JsonNode.Parse(data.Span) as JsonObject ?? throw new JsonException("not an object");
}
