namespace Heatmap.Query.Tests.Sources;

public sealed class ScriptAddressTests
{
    [Theory]
    [InlineData("https://shop.example/assets/app.js", "https://shop.example/assets/app.js")]
    [InlineData("HTTPS://Shop.Example:443/assets/../app.js?v=3#x", "https://shop.example/app.js")]
    [InlineData("http://olga:secret@localhost:5080/a b.js", "http://localhost:5080/a%20b.js")]
    [InlineData("http://[::1]:5080/app.js", "http://[::1]:5080/app.js")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("/assets/app.js", null)]
    [InlineData("file:///app.js", null)]
    [InlineData("webpack-internal:///./src/app.js", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_script_is_known_by_origin_and_path_as_browsers_write_them(string? given, string? known) => ScriptAddress.Of(given).ShouldBe(known);

    [Theory]
    [InlineData("https://shop.example/assets/index-DiwrgTda.js", true)]
    [InlineData("https://shop.example/_next/static/chunks/framework-64ad27b21261a9ce.js", true)]
    [InlineData("https://cdn.example/npm/react@18.2.0/umd/react.production.min.js", true)]
    [InlineData("https://shop.example/assets/page-ab12cd34ef56ab78.js", false)]
    [InlineData("https://shop.example/assets/main.FA07ffffffffffffffff.js", false)]
    [InlineData("https://shop.example/assets/app@shop.js", false)]
    [InlineData("https://shop.example/assets/app%40shop.js", false)]
    public void What_browsers_mask_in_an_address_is_known(string script, bool told) => ScriptAddress.IsTold(script).ShouldBe(told);
}
