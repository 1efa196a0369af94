using System.Text.Json;

namespace Heatmap.EndToEnd.Tests;

public sealed class MaskingTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly (string Field, string Typed)[] Person =
    [
        ("#name", "Wilhelmina Quist"), ("#email", "wilhelmina@quist.example"), ("#address", "Vandkunsten 17"), ("#postcode", "DK-1467"),
        ("#city", "Kopenhagen"), ("#card", "4242 4242 4242 4242"), ("#expiry", "11 / 31"), ("#code", "739"),
    ];

    // Milliseconds since 1970.
    private const int LongestTime = 13;

    [Fact]
    public async Task What_people_type_and_read_is_not_in_what_left_the_browser()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync("/demo/checkout.html");
        foreach (var (field, typed) in Person)
        {
            await shop.ClickAsync(field, .5, .5);
            await shop.Page.Keyboard.TypeAsync(typed);
        }

        await shop.ClickAsync("#checkout h1", .2, .5);
        await shop.ClickAsync("#pay", .5, .5);
        (await shop.FlushAsync()).Status.ShouldBe(202);

        var events = shop.Bodies.SelectMany(b => Shop.Batch(b).GetProperty("events").EnumerateArray()).ToList();
        var clicked = events.Where(e => e.GetProperty("type").GetString() == "click").Select(e => e.GetProperty("target")).ToList();
        clicked.Count.ShouldBe(Person.Length + 2, "every click was captured, so there was something to leak");
        clicked.Single(t => t.GetProperty("tag").GetString() == "h1").GetProperty("text").GetString().ShouldBe("xxxxxxxx");
        clicked[^1].GetProperty("text").GetString().ShouldBe("xxx");
        string.Join('\n', clicked).ShouldNotContain("Checkout", Case.Sensitive, "the heading's text, which no selector repeats");
        foreach (var text in shop.Texts.SelectMany(t => Said(JsonSerializer.Deserialize<JsonElement>(t))))
            foreach (var (field, typed) in Person)
                text.ShouldNotContain(typed, Case.Insensitive, $"what was typed into {field}");
    }

    /// <summary>
    /// All that is said in a batch, names and numbers too; a number stands whole. Its ids are left out, in whose digits three given ones
    /// stand now and then, and so are the site's key and times.
    /// </summary>
    private static IEnumerable<string> Said(JsonElement batch) => batch.ValueKind switch
    {
        JsonValueKind.Object => batch.EnumerateObject().Where(p => p.Name != "site").SelectMany(p => Said(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => batch.EnumerateArray().SelectMany(Said),
        JsonValueKind.String when Guid.TryParse(batch.GetString(), out _) => [],
        JsonValueKind.String => [batch.GetString()!],
        // No number of a batch comes from a field; a card's would be longer than any coordinate or length of time.
        JsonValueKind.Number => batch.GetRawText().Length > LongestTime ? [batch.GetRawText()] : [],
        _ => [],
    };

    [Fact]
    public async Task Secrets_in_an_address_travel_as_placeholders()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync("/demo/product.html?email=someone@example.org&token=hT7gk2Lq9Zx4Vb8Nm3&tel=%2B4512345678&utm_source=letter");
        await shop.ClickAsync("#price", .5, .5);
        (await shop.FlushAsync()).Status.ShouldBe(202);

        var text = string.Join('\n', shop.Texts);
        text.ShouldNotContain("someone");
        text.ShouldNotContain("example.org");
        text.ShouldNotContain("hT7gk2Lq9Zx4Vb8Nm3");
        text.ShouldNotContain("12345678");
        var url = Shop.Batch(shop.Bodies[0]).GetProperty("pages")[0].GetProperty("url").GetString()!;
        url.ShouldEndWith("/demo/product.html?email=:email&token=:token&tel=:phone&utm_source=letter");
    }
}
