using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Heatmap.Ingest.Tests.Collecting;

/// <summary>Alone, since what others allocate would be taken for a leak.</summary>
[Collection("alone")]
public sealed class BadInputTests
{
    private const long Steady = 8 * 1024 * 1024;
    private const int Rounds = 8;
    private const long LeakOfARound = 256 * 1024;

    private static readonly byte[] Good = Some.Batch(1, Some.EveryType()).Bytes();

    [Fact]
    public async Task Every_malformed_body_is_a_4xx_memory_stays_steady_and_the_next_good_batch_is_taken()
    {
        await using var server = await TestServer.StartAsync();
        var bodies = All().ToList();
        bodies.Count.ShouldBeGreaterThan(250);
        var grown = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            foreach (var (what, body) in bodies) await RefusedAsync(server, what, body);
            grown.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        // The shared pool keeps a large array for each thread that ever used one, so a round that meets a new thread grows by that. What leaks
        // grows in every round, by more than a kilobyte a body or so.
        grown.Min().ShouldBeLessThan(LeakOfARound, string.Join(", ", grown));
        server.Log.Appends.ShouldBe(0);
        (await server.SendAsync(Good)).Accepted.ShouldBe(20);
    }

    [Fact]
    public async Task A_gzip_bomb_is_unpacked_no_further_than_the_limit()
    {
        await using var server = await TestServer.StartAsync();
        var bomb = Packed(new byte[400 * 1024 * 1024]);
        bomb.Length.ShouldBeLessThan(BodyReader.Limit);
        await server.SendAsync(bomb);
        var before = GC.GetTotalAllocatedBytes();

        (await server.SendAsync(bomb)).Code.ShouldBe("body-too-large");

        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(Steady);
    }

    private static async Task RefusedAsync(TestServer server, string what, byte[] body)
    {
        var answer = await server.SendAsync(body);
        ((int)answer.Status).ShouldBeInRange(400, 499, what);
        answer.Code.ShouldNotBeNullOrEmpty(what);
        lock (server.LogLines) server.LogLines.Clear();
    }

    private static IEnumerable<(string What, byte[] Body)> All() =>
        Truncated().Concat(WrongTypes()).Concat(Flipped()).Concat(Encodings()).Concat(Packings()).Concat(Structures());

    private static IEnumerable<(string What, byte[] Body)> Truncated()
    {
        var random = new Random(1);
        for (var i = 0; i < 80; i++)
        {
            var length = random.Next(Good.Length);
            yield return ($"truncated to {length}", Good[..length]);
        }
    }

    private static IEnumerable<(string What, byte[] Body)> WrongTypes()
    {
        string[] wrong = ["null", "\"text\"", "-5", "1e999", "[[]]", "{\"a\":[]}", "[{\"id\":{}}]", "\"\\ud800\""];
        foreach (var field in new[] { "site", "batch", "run", "visitor", "mode", "sentAt", "sdk", "sampleRate", "pages", "consent", "screen", "scale" })
        {
            foreach (var value in wrong)
            {
                if ((field is "sdk" && value is "\"text\"") || (field is "events" && value.StartsWith("[[", StringComparison.Ordinal))) continue;
                var batch = JsonNode.Parse(Good)!.AsObject();
                batch[field] = "@@";
                yield return ($"{field}: {value}", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(batch.Bytes()).Replace("\"@@\"", value, StringComparison.Ordinal)));
            }
        }
    }

    /// <summary>A byte of JSON's own signs replaced by one that can't stand there.</summary>
    private static IEnumerable<(string What, byte[] Body)> Flipped()
    {
        var random = new Random(2);
        // The colon of an address stands in a text, where another sign is as good.
        var places = Enumerable.Range(0, Good.Length).Where(i => Good[i] is (byte)'{' or (byte)'}' || (Good[i] == ':' && Good[i + 1] != '/')).ToArray();
        for (var i = 0; i < 60; i++)
        {
            var broken = (byte[])Good.Clone();
            var place = places[random.Next(places.Length)];
            broken[place] = (byte)"@;\x01"[random.Next(3)];
            yield return ($"byte {place} replaced", broken);
        }
    }

    private static IEnumerable<(string What, byte[] Body)> Encodings()
    {
        var text = Encoding.UTF8.GetString(Good);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(text));
        yield return ("UTF-16, big end first", Encoding.BigEndianUnicode.GetBytes(text));
        yield return ("UTF-32", Encoding.UTF32.GetBytes(text));
        yield return ("byte order mark", [0xEF, 0xBB, 0xBF, .. Good]);
        yield return ("Latin-1", Encoding.Latin1.GetBytes(text.Replace("signed up", "gr\u00fc\u00dfe", StringComparison.Ordinal)));
        foreach (byte[] bad in new byte[][] { [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80] })
        {
            var at = text.IndexOf("signed up", StringComparison.Ordinal);
            yield return ($"invalid UTF-8 {Convert.ToHexString(bad)}", [.. Good[..at], .. bad, .. Good[at..]]);
        }
    }

    private static IEnumerable<(string What, byte[] Body)> Packings()
    {
        var packed = Packed(Good);
        for (var length = 2; length < packed.Length - 8; length += packed.Length / 12) yield return ($"gzip cut off at {length}", packed[..length]);
        yield return ("a bomb of 64 MiB", Packed(new byte[64 * 1024 * 1024]));
        yield return ("a bomb of spaces before a batch", Packed([.. Encoding.ASCII.GetBytes(new string(' ', 2 * 1024 * 1024)), .. Good]));
        yield return ("gzip in gzip", Packed(Packed(Good)));
        yield return ("gzip of nothing", Packed([]));
        yield return ("gzip's first bytes only", [0x1F, 0x8B]);
        yield return ("damaged gzip", [.. packed[..20], .. packed[20..].Select(b => (byte)~b)]);
    }

    private static IEnumerable<(string What, byte[] Body)> Structures()
    {
        var text = Encoding.UTF8.GetString(Good);
        string[] bodies =
        [
            "", " ", "null", "true", "1", "\"text\"", "[]", "{}", "[" + text + "]", text + text, text + ",", "NaN", "{\"sentAt\":NaN}",
            text.Replace("1790000000000", "NaN", StringComparison.Ordinal), text.Replace("1790000000000", "Infinity", StringComparison.Ordinal),
            text.Replace("1790000000000", "01", StringComparison.Ordinal), text.Replace("{", "{\"site\":\"pk_shop\",", StringComparison.Ordinal),
            text.Replace("\"sdk\":", "\"sdk\":\"1\",\"sdk\":", StringComparison.Ordinal), text.Replace("\"seq\":1,", "\"seq\":1,\"seq\":1,", StringComparison.Ordinal),
            text.Replace("\"plan\":", "\"plan\":1,\"plan\":", StringComparison.Ordinal), text.Replace("'", "\"", StringComparison.Ordinal)[1..],
            text.Replace("\"mode\":", "mode:", StringComparison.Ordinal), text.Replace("\"sdk\":", "/* note */\"sdk\":", StringComparison.Ordinal),
            text[..^1] + ",}", new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 50_000)),
            text[..^1] + ",\"deep\":" + new string('[', 5000) + new string(']', 5000) + "}", "<batch/>", "site=pk_shop&batch=1", new string('9', 100_000),
            text.Replace("\"mode\":\"balanced\"", "\"mode\":\"strict\"", StringComparison.Ordinal),
            text.Replace("\"balanced\"", "\"\\ud800\"", StringComparison.Ordinal), text.Replace("\"sdk\"", "\"\\udc00\"", StringComparison.Ordinal),
        ];
        return bodies.Select((body, i) => ($"structure {i}: {body[..Math.Min(30, body.Length)]}", Encoding.UTF8.GetBytes(body)));
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
