namespace Heatmap.Log.Tests;

internal static class Chunks
{
    /// <summary>A log in chunks that each end after some appends.</summary>
    public static async Task<List<byte[]>> OfAsync(InMemoryLog log, int appendsEach)
    {
        var chunks = new List<byte[]>();
        await using var appends = log.ReadAppendsAsync(Position.Start, await log.HeadAsync()).GetAsyncEnumerator();
        for (var more = await appends.MoveNextAsync(); more;)
        {
            using var stream = new MemoryStream();
            using var chunk = new ChunkWriter(stream);
            for (; more && chunk.Appends <= appendsEach; more = await appends.MoveNextAsync()) chunk.Write(appends.Current);
            chunk.End();
            chunks.Add(stream.ToArray());
        }

        return chunks;
    }
}
