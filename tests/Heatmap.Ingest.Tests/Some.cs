using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Events;

namespace Heatmap.Ingest.Tests;

/// <summary>Batches and sites to test with.</summary>
internal static class Some
{
    public const long Now = 1790000000000;
    public const string Agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Zoodle/77";

    public static SiteProfile Site { get; } = new(
        new SiteId("shop0001"), "acme", "Shop", "pk_shop", ["https://shop.example", "http://localhost:5080"], Definitions.Default, ErasureEffect.KeepTotals);

    public static SiteProfile OtherSite { get; } = Site with { Id = new SiteId("blog0001"), PublicKey = "pk_blog", Origins = ["https://blog.example"] };

    public static Guid Id(int n) => Guid.Parse($"0195c2a0-0000-7000-8000-{n:D12}");

    public static JsonObject View(int seq = 1, string page = "p1", long at = Now) =>
        new() { ["type"] = "view", ["seq"] = seq, ["page"] = page, ["at"] = at };

    public static JsonObject Event(string type, string fields, int seq = 1)
    {
        var parsed = JsonNode.Parse("{" + fields + "}")!.AsObject();
        parsed["type"] = type;
        parsed["seq"] = seq;
        parsed["page"] = "p1";
        parsed["at"] = Now;
        return parsed;
    }

    public static JsonObject Batch(int batch, params JsonObject[] events) => new()
    {
        ["site"] = "pk_shop",
        ["batch"] = Id(batch).ToString(),
        ["run"] = Id(1000).ToString(),
        ["visitor"] = Id(2000).ToString(),
        ["mode"] = "balanced",
        ["sentAt"] = Now,
        ["sdk"] = "1.0.0",
        ["sampleRate"] = 1,
        ["pages"] = new JsonArray(new JsonObject
        {
            ["id"] = "p1",
            ["url"] = "https://shop.example/cart?coupon=SECRETQUERY",
            ["viewport"] = new JsonArray(1280, 720),
        }),
        ["events"] = new JsonArray([.. events.Length > 0 ? events : [View()]]),
    };

    public static JsonObject With(this JsonObject batch, string field, JsonNode? value)
    {
        batch[field] = value;
        return batch;
    }

    public static JsonObject Without(this JsonObject batch, string field)
    {
        batch.Remove(field);
        return batch;
    }

    public static JsonObject Strict(this JsonObject batch) => batch.With("mode", "strict").Without("visitor");

    // As browsers write it: other letters than ASCII's as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(this JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Plain);

    /// <summary>The batch of design.md, its shortened ids written out.</summary>
    public static JsonObject DesignExample() => JsonNode.Parse(
        """
        { "site": "pk_shop", "batch": "0195c2a0-0000-7000-8000-000000000001", "run": "0195c2a0-0000-7000-8000-000000000002",
          "visitor": "0195c2a0-0000-7000-8000-000000000003",
          "mode": "balanced", "sentAt": 1790000000000, "sdk": "1.0.0", "sampleRate": 1, "consent": ["analytics"],
          "screen": [1920, 1080], "scale": 2, "language": "en",
          "pages": [ { "id": "p1", "url": "https://...", "title": "...", "referrer": "...", "viewport": [1280, 720] } ],
          "events": [
            { "type": "view",  "seq": 1, "page": "p1", "at": 1790000000000 },
            { "type": "click", "seq": 2, "page": "p1", "at": 1790000000100, "x": 640, "y": 1890, "document": [1280, 4200],
              "button": 0, "count": 1, "trusted": true,
              "target": { "selector": "#buy", "tag": "button", "text": "Buy", "rx": 16384, "ry": 9000, "fixed": false } },
            { "type": "reaction", "seq": 3, "page": "p1", "at": 1790000002700, "of": 2,
              "mutation": 40, "scroll": null, "navigation": null, "selection": null, "observed": 2500 },
            { "type": "move",  "seq": 4, "page": "p1", "at": 1790000000200, "document": [1280, 4200], "points": [[0, 10, 20], [100, 14, 22]] },
            { "type": "scroll", "seq": 5, "page": "p1", "at": 1790000000300, "y": 900, "max": 1620 },
            { "type": "leave", "seq": 6, "page": "p1", "at": 1790000005000, "engaged": 4100 } ] }
        """)!.AsObject();

    /// <summary>One event of every type, valid.</summary>
    public static JsonObject[] EveryType()
    {
        const string target = "\"target\":{\"selector\":\"#f > input\",\"tag\":\"input\",\"text\":\"xxx\",\"rx\":1,\"ry\":2,\"fixed\":true}";
        (string Type, string Fields)[] all =
        [
            ("view", ""), ("click", "\"x\":640,\"y\":1890,\"document\":[1280,4200],\"button\":0,\"count\":1,\"trusted\":true," + target),
            ("reaction", "\"of\":2,\"mutation\":40,\"scroll\":null,\"navigation\":null,\"selection\":null,\"observed\":2500"),
            ("move", "\"document\":[1280,4200],\"points\":[[0,10,20],[100,14,22]]"), ("scroll", "\"y\":900,\"max\":1620,\"document\":[1280,4200]"),
            ("scroller", "\"selector\":\"#list\",\"tag\":\"div\",\"x\":0,\"y\":300,\"right\":400,\"bottom\":900,\"content\":[400,2400]"),
            ("attention", "\"document\":[1280,4200],\"portions\":[[0,720,3000],[896,720,1100]]"), ("leave", "\"engaged\":4100"), ("input", "\"length\":\"short\",\"fill\":900,\"value\":\"v\"," + target),
            ("submit", "\"fields\":3,\"duration\":9000," + target),
            ("abandon", "\"fields\":3,\"touched\":1,\"last\":\"#email\",\"duration\":9000," + target), ("focus", target),
            ("copy", "\"length\":12," + target), ("key", "\"combo\":\"Ctrl+K\""),
            ("error", "\"kind\":\"error\",\"message\":\"x is not defined\",\"source\":\"https://a/b.js\",\"line\":1,\"column\":2,\"stack\":\"at f\""),
            ("vitals", "\"name\":\"CLS\",\"value\":0.02,\"rating\":\"good\""), ("visible", "\"state\":\"hidden\""),
            ("custom", "\"name\":\"signed up\",\"properties\":{\"plan\":\"pro\",\"seats\":3,\"trial\":true,\"coupon\":null}"),
            ("identify", "\"email\":\"a@b.example\",\"userId\":\"u7\",\"traits\":{\"company\":\"B\"}"),
            ("consent", "\"categories\":[\"analytics\"],\"source\":\"banner\""),
        ];
        return [.. all.Select((e, i) => Event(e.Type, e.Fields, i + 1))];
    }
}
