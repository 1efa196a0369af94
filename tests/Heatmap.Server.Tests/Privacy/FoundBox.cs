using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>A sealed box as it stands in the log, and the trying of keys on it: from the storage format, not with the code under test.</summary>
internal sealed record FoundBox(Person Person, byte[] Bytes)
{
    private const int Header = 1;
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>Every box of every event of these people, of whatever type.</summary>
    public static async Task<List<FoundBox>> AllAsync(IEventSubscription log, IEnumerable<Person> people)
    {
        var byStream = people.ToDictionary(p => p.Stream);
        var boxes = new List<FoundBox>();
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams("visitor-"), CancellationToken.None))
        {
            foreach (var e in page.Events)
            {
                if (!byStream.TryGetValue(e.Stream.Value, out var person)) continue;
                using var json = JsonDocument.Parse(e.Data);
                boxes.AddRange(In(json.RootElement).Select(box => new FoundBox(person, box)));
            }

            if (page.CaughtUp) break;
        }

        return boxes;
    }

    /// <summary>Whether a key opens it, with what is authenticated beside it: header, site, slash, subject.</summary>
    public bool OpensWith(AesGcm key)
    {
        byte[] bound = [Bytes[0], .. Encoding.ASCII.GetBytes(Person.Company.Site.Id.Value + "/"), .. Convert.FromHexString(Person.Subject)];
        var nonce = Bytes.AsSpan(Header, Nonce);
        var rest = Bytes.AsSpan(Header + Nonce);
        try
        {
            key.Decrypt(nonce, rest[..^Tag], rest[^Tag..], new byte[rest.Length - Tag], bound);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public bool OpensWith(ReadOnlySpan<byte> key)
    {
        using var cipher = new AesGcm(key, Tag);
        return OpensWith(cipher);
    }

    private static IEnumerable<byte[]> In(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => In(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(In),
        JsonValueKind.String when json.TryGetBytesFromBase64(out var box) && box.Length > Header + Nonce + Tag && box[0] >> 4 == 1 => [box],
        _ => [],
    };
}
