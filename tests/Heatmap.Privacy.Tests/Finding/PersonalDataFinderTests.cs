namespace Heatmap.Privacy.Tests;

public sealed class PersonalDataFinderTests
{
    [Theory]
    [InlineData("/account/john.doe@example.com/settings", "/account/:email/settings")]
    [InlineData("/account/john.doe%40example.com", "/account/:email")]
    [InlineData("/account/john.doe%2540example.com", "/account/:email")]
    [InlineData("/invite/J%C3%BCrgen%40m%C3%BCller.de", "/invite/:email")]
    [InlineData("/unsubscribe/mailto:a+b@c.d", "/unsubscribe/mailto::email")]
    [InlineData("/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/u/:uuid")]
    [InlineData("/files/report-3F2504E0-4F89-11D3-9A0C-0305E82C3301.pdf", "/files/report-:uuid.pdf")]
    [InlineData("/orders/42", "/orders/:number")]
    [InlineData("/users/7/edit", "/users/:number/edit")]
    [InlineData("/shop/9981273645", "/shop/:number")]
    [InlineData("/shop/order1234567", "/shop/order:number")]
    [InlineData("/pay/4111-1111-1111-1111", "/pay/:card")]
    [InlineData("/pay/4111111111111111", "/pay/:card")]
    [InlineData("/pay/DE89370400440532013000", "/pay/:iban")]
    [InlineData("/pay/gb82%20west%201234%205698%207654%2032", "/pay/:iban")]
    [InlineData("/call/+49-171-2345678", "/call/:phone")]
    [InlineData("/call/%2B14155552671", "/call/:phone")]
    [InlineData("/call/415-555-2671", "/call/:phone")]
    [InlineData("/host/192.168.17.4", "/host/:ip")]
    [InlineData("/ssn/078-05-1120", "/ssn/:number")]
    [InlineData("/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def_1", "/reset/:token")]
    [InlineData("/reset/9f86d081884c7d659a2feaa0c55ad015", "/reset/:token")]
    [InlineData("/reset/dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/reset/:token")]
    [InlineData("/s/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/s/:token")]
    [InlineData("/search?q=john@example.com#x", "/search")]
    public void Personal_data_in_a_path_becomes_a_typed_placeholder(string path, string masked) =>
        PersonalDataFinder.MaskPath(path).ShouldBe(masked);

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/products/2024-summer-sale")]
    [InlineData("/blog/top-10-plants")]
    [InlineData("/blog/2024/11/21/how-to-win")]
    [InlineData("/blog/2024-11-21-how-to-win")]
    [InlineData("/products/8812")]
    [InlineData("/p/sku-12345")]
    [InlineData("/phones/iphone15promax256gb")]
    [InlineData("/docs/v1.2.3/getting-started")]
    [InlineData("/docs/getElementByIdAndClassName")]
    [InlineData("/wiki/Donaudampfschifffahrtsgesellschaft")]
    [InlineData("/How-To-Build-a-PC-in-2024-And-Win-Big")]
    [InlineData("/@handle")]
    [InlineData("/users/settings")]
    [InlineData("/caf%C3%A9/men%C3%BC")]
    [InlineData("/watch/dQw4w9WgXcQ")]
    [InlineData("/a100%-discount")]
    public void Ordinary_paths_stay_as_they_are(string path) => PersonalDataFinder.MaskPath(path).ShouldBe(path);

    [Theory]
    [InlineData("#user-12345678 > a", "#user-:number > a")]
    [InlineData("#john\\@example\\.com", "#:email")]
    [InlineData("#john\\40 example\\.com", "#:email")]
    [InlineData("a[href=\"mailto:john@example.com\"]", "a[href=\"mailto::email\"]")]
    [InlineData("#row-3f2504e0-4f89-11d3-9a0c-0305e82c3301 td:nth-child(2)", "#row-:uuid td:nth-child(2)")]
    public void Personal_data_in_a_selector_becomes_a_placeholder(string selector, string masked) =>
        PersonalDataFinder.MaskSelector(selector).ShouldBe(masked);

    [Theory]
    [InlineData("#buy")]
    [InlineData("main > section:nth-of-type(3) > div.card:nth-child(12) > a")]
    [InlineData(".md\\:w-1\\/2")]
    [InlineData("#\\31 23")]
    [InlineData("div.Button_primary__3xK9a")]
    [InlineData("input[name=\"address[0].street\"]")]
    [InlineData(".grid-cols-12.mt-2024")]
    [InlineData("main li.product:has(a[href=\"/product/peace-lily/\"]) a[class*=\"add_to_cart_\"]")]
    [InlineData("#root header nav a[href=\"/guides/size-guide\"]")]
    [InlineData("section[data-testid=\"column-todo\"] li:nth-of-type(2)")]
    [InlineData("#confirm >>> header[class*=\"Card_root__\"] > div:nth-of-type(12) > button.MuiButton-contained")]
    [InlineData("a[data-heatmap-id=\"plan 12 \\\"pro\\\"\"]")]
    public void Ordinary_selectors_stay_as_they_are(string selector) => PersonalDataFinder.MaskSelector(selector).ShouldBe(selector);

    [Theory]
    [InlineData("signup john@example.com", "signup :email")]
    [InlineData("call +1 (415) 555-2671", "call :phone")]
    [InlineData("plan_selected_2024", "plan_selected_2024")]
    [InlineData("step 3 of 10", "step 3 of 10")]
    public void Names_of_custom_events_are_masked_alike(string name, string masked) => PersonalDataFinder.MaskName(name).ShouldBe(masked);

    [Theory]
    [InlineData("gmail.com", true)]
    [InlineData("GMail.com", true)]
    [InlineData("web.de.", true)]
    [InlineData("example.com", false)]
    [InlineData("notgmail.com", false)]
    public void Free_mail_is_told_from_a_company_by_its_domain(string domain, bool free) => FreeMail.IsFreeMail(domain).ShouldBe(free);
}
