using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest.Tests.Sealing;

public sealed class SealingTests
{
    private static readonly string[] Secrets =
    [
        "SECRETQUERY", "SECRETTITLE", "SECRETREFERRER", "SECRETTEXT", "SECRETVALUE", "secretmail", "SECRETUSER", "SECRETTRAIT",
        "SECRETMESSAGE", "SECRETSTACK", "SECRETPROPERTY", "SECRETFRAGMENT", "secretpath", "secretselector", "secretname", "Zoodle", "127.0.0.1",
    ];

    [Fact]
    public async Task What_is_sealed_stands_in_clear_nowhere_in_the_log_nor_in_log_lines_and_opens_with_the_key()
    {
        await using var server = await TestServer.StartAsync();

        (await server.SendAsync(Revealing())).Text.ShouldBe("""{"accepted":5,"rejected":[]}""");

        var stored = await server.StoredAsync();
        var bytes = string.Join('\n', stored.Select(e => Encoding.UTF8.GetString(e.Recorded.Data.Span) + Encoding.UTF8.GetString(e.Recorded.Metadata.Span)));
        foreach (var secret in Secrets)
        {
            bytes.ShouldNotContain(secret, Case.Insensitive);
            bytes.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='), Case.Sensitive);
            string.Join('\n', server.LogLines.Where(l => !l.Contains("http://127.0.0.1", StringComparison.Ordinal))).ShouldNotContain(secret, Case.Insensitive);
        }

        var subject = Subject(stored[0].Recorded.Stream);
        var page = await server.Vault.Opener.OpenAsync(Some.Site.Id, subject, ((PageViewed)stored[0].Happened).Details!, EventJson.Default.PageDetails);
        page.ShouldBeOfType<Opened<PageDetails>.Readable>().Value.Title.ShouldBe("SECRETTITLE");
    }

    [Fact]
    public async Task What_looks_personal_in_what_stands_in_clear_becomes_a_placeholder()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Revealing());

        var stored = await server.StoredAsync();
        stored[0].Envelope.Path.ShouldBe("/orders/:email/cart");
        ((PointerClicked)stored[1].Happened).Target!.Selector.ShouldEndWith(":email']");
        ((CustomTracked)stored[3].Happened).Name.ShouldBe("mailed :email");
        var view = (PageViewed)stored[0].Happened;
        view.Campaign.ShouldBe(new Campaign("news", null, ":email", null, null));
        view.ReferrerHost.ShouldBe("search.example");
        stored.ShouldAllBe(e => e.Envelope.Masker == PersonalDataFinder.Version && e.Envelope.Enrichment == Enrichment.Version);
    }

    [Theory]
    [InlineData("\"touch\"", "touch")]
    [InlineData(null, null)]
    public async Task A_click_tells_what_pressed_where_it_is_known(string? pointer, string? stored)
    {
        await using var server = await TestServer.StartAsync();
        var fields = "\"x\":6,\"y\":9,\"document\":[1280,4200],\"button\":0,\"count\":1,\"trusted\":true,"
            + "\"target\":{\"selector\":\"#f\",\"tag\":\"a\",\"rx\":1,\"ry\":2,\"fixed\":true}" + (pointer is null ? "" : $",\"pointer\":{pointer}");

        (await server.SendAsync(Some.Batch(1, Some.Event("click", fields, 1)))).Accepted.ShouldBe(1);

        (await server.StoredAsync()).Select(e => e.Happened).OfType<PointerClicked>().ShouldHaveSingleItem().Pointer.ShouldBe(stored);
    }

    [Theory]
    [InlineData("jane@Acme.example", "acme.example")]
    [InlineData("jane@gmail.com", null)]
    [InlineData("jane at home", null)]
    [InlineData("jane@[10.1.2.3]", null)]
    public async Task Of_an_email_only_an_organisations_domain_stands_in_clear_and_the_person_can_be_found(string email, string? domain)
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.Batch(1, Some.Event("identify", $"\"email\":\"{email}\",\"userId\":\"u1\"")));

        var stored = await server.StoredAsync();
        ((VisitorIdentified)stored[0].Happened).EmailDomain.ShouldBe(domain);
        (await server.Vault.Identities.FindByEmailAsync(Some.Site.Id, email)).ShouldBe([Subject(stored[0].Recorded.Stream)]);
        (await server.Vault.Identities.FindByUserIdAsync(Some.Site.Id, "u1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Visitors_outside_strict_mode_are_known_by_their_id()
    {
        await using var server = await TestServer.StartAsync();

        var one = await StreamOfAsync(server, Some.Batch(1));
        var same = await StreamOfAsync(server, Some.Batch(2), "another agent");
        var other = await StreamOfAsync(server, Some.Batch(3).With("visitor", Some.Id(9).ToString()));

        same.ShouldBe(one);
        other.ShouldNotBe(one);
    }

    [Fact]
    public async Task The_envelope_says_where_the_event_came_from()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.DesignExample().With("sampleRate", 0.25));

        var click = (await server.StoredAsync())[1].Envelope;
        click.Batch.ShouldBe(Some.Id(1));
        click.Run.ShouldBe(Some.Id(2));
        (click.Index, click.Sequence, click.PageId, click.Path).ShouldBe((1, 2L, "p1", "/"));
        (click.At, click.ReceivedAt, click.Device, click.SampleWeight).ShouldBe((Some.Now + 100, Some.Now, DeviceClass.Desktop, 4d));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(0.5, 2d)]
    [InlineData(5e-324, 1_000_000d)]
    public async Task The_weight_is_what_the_sample_rate_makes_it_within_reason(double rate, double? weight)
    {
        await using var server = await TestServer.StartAsync();

        (await server.SendAsync(Some.Batch(1).With("sampleRate", rate))).Accepted.ShouldBe(1);

        (await server.StoredAsync()).ShouldAllBe(e => e.Envelope.SampleWeight == weight);
    }

    [Fact]
    public async Task A_trail_is_stored_as_differences()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.Batch(1, Some.Event("move", "\"document\":[1280,4200],\"points\":[[0,10,20],[100,14,15],[160,4,15]]")));

        ((PointerMoved)(await server.StoredAsync())[0].Happened).Deltas.ShouldBe([0, 10, 20, 100, 4, -5, 60, -10, 0]);
    }

    [Fact]
    public async Task Attention_is_stored_with_the_portions_it_was_given_to()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.Batch(1, Some.Event("attention", "\"document\":[1280,4200],\"portions\":[[0,720,3000],[896,720,1100]]")));

        var given = (AttentionGiven)(await server.StoredAsync())[0].Happened;
        (given.DocumentWidth, given.DocumentHeight).ShouldBe((1280, 4200));
        given.Portions.ShouldBe([0, 720, 3000, 896, 720, 1100]);
    }

    [Fact]
    public async Task A_scrolled_element_is_stored_with_its_places_and_a_selector_free_of_personal_data()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.Batch(1, Some.Event(
            "scroller",
            "\"selector\":\"[name='jane@acme.example']\",\"tag\":\"main\",\"x\":12,\"y\":300,\"right\":400,\"bottom\":900,\"content\":[800,2400]")));

        ((ElementScrolled)(await server.StoredAsync())[0].Happened).ShouldBe(
            new ElementScrolled(new Element("[:email']", "main"), 12, 300, 400, 900, 800, 2400));
    }

    [Fact]
    public void Two_visitors_errors_are_one_when_only_numbers_and_quoted_text_differ()
    {
        var one = ErrorFingerprint.Of("error", "Can't read 'jane' of order 17", "https://a/b.js?v=1", 1, 2);

        ErrorFingerprint.Of("error", "Can't read 'john' of order 4", "https://a/b.js?v=2", 1, 2).ShouldBe(one);
        ErrorFingerprint.Of("error", "Can't read 'john' of order 4", "https://a/b.js", 1, 3).ShouldNotBe(one);
        ErrorFingerprint.Of("rejection", "Can't read 'john' of order 4", "https://a/b.js", 1, 2).ShouldNotBe(one);
        ErrorFingerprint.Of("error", "Can't write 'john' of order 4", "https://a/b.js", 1, 2).ShouldNotBe(one);
    }

    private static JsonObject Revealing()
    {
        const string target = "\"target\":{\"selector\":\"#a[title='secretselector@corp.example']\",\"tag\":\"a\",\"text\":\"SECRETTEXT\",\"rx\":1,\"ry\":2,\"fixed\":true}";
        var batch = Some.Batch(
            1,
            Some.View(1),
            Some.Event("click", "\"x\":1,\"y\":1,\"document\":[1,1],\"button\":0,\"count\":1,\"trusted\":true," + target, 2),
            Some.Event("input", "\"length\":\"short\",\"fill\":9,\"value\":\"SECRETVALUE\"," + target, 3),
            Some.Event("custom", "\"name\":\"mailed secretname@corp.example\",\"properties\":{\"k\":\"SECRETPROPERTY\"}", 4),
            Some.Event("error", "\"kind\":\"error\",\"message\":\"SECRETMESSAGE\",\"stack\":\"SECRETSTACK\",\"source\":\"https://x/SECRETTEXT.js\"", 5));
        batch["pages"]![0]!["url"] =
            "https://shop.example/orders/secretpath@corp.example/cart?coupon=SECRETQUERY&utm_source=news&utm_campaign=secretmail%40corp.example#SECRETFRAGMENT";
        batch["pages"]![0]!["title"] = "SECRETTITLE";
        batch["pages"]![0]!["referrer"] = "https://search.example/?q=SECRETREFERRER";
        return batch;
    }

    private static async Task<string> StreamOfAsync(TestServer server, JsonObject batch, string agent = Some.Agent)
    {
        (await server.SendAsync(batch, agent: agent)).Accepted.ShouldBe(1);
        var id = Guid.Parse(batch["batch"]!.GetValue<string>());
        return (await server.StoredAsync()).First(e => e.Envelope.Batch == id).Recorded.Stream.Value;
    }

    private static SubjectId Subject(StreamName stream)
    {
        stream.TryVisitor(out _, out var subject).ShouldBeTrue();
        return subject;
    }
}
