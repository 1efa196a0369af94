using Heatmap.Server.Tests.SourceMaps;

namespace Heatmap.Server.Tests.CommandLine;

[Collection(FoldersCollection.Name)]
public sealed class SourceMapVerbTests(Folders folders) : IDisposable
{
    private const string Script = ServedFolder.Origin + "/assets/app.js";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_map_is_added_listed_and_removed_with_a_server_and_without(bool served)
    {
        var folder = served ? folders.Served : folders.Unserved;
        (await folder.RunAsync("source-maps", "list", "--site", folder.Site)).Done().Output.ShouldContain("There are no source maps");

        (await folder.RunAsync("source-maps", "add", "--site", folder.Site, "--script", Script + "?v=3", Put("app.js.map", FailingShop.Map))).Done()
            .Output.ShouldContain($"Errors of {Script} are shown with their place in its 1 source, earlier ones too");
        (await folder.RunAsync("source-maps", "list", "--site", folder.Site)).Done().Output.ShouldContain($"{Script}: 1 source, ");
        var listed = (await folder.RunAsync("source-maps", "list", "--site", folder.Site, "--json")).Done().Result().EnumerateArray().ShouldHaveSingleItem();
        (listed.GetProperty("script").GetString(), listed.GetProperty("sources").GetInt32()).ShouldBe((Script, 1));

        (await folder.RunAsync("source-maps", "remove", "--site", folder.Site, "--script", Script)).Done().Output.ShouldContain("Removed");
        (await folder.RunAsync("source-maps", "remove", "--site", folder.Site, "--script", Script)).Failed().Errors.ShouldContain("'source-maps list' says");
    }

    [Fact]
    public async Task What_is_no_source_map_is_refused_with_its_place()
    {
        var folder = folders.Served;
        (await AddAsync(folder.Site, Put("app.js", "console.log(1)"))).Failed().Errors.ShouldContain("was not taken. The source map is damaged at byte 1 of line 1");
        (await AddAsync(folder.Site, Put("bad.map", FailingShop.Map.Replace("AAWEA", "AAWE!", StringComparison.Ordinal)))).Failed()
            .Errors.ShouldContain("at mapping 1 of line 1: at character 5 of 'mappings' there is no number");
        (await AddAsync(folder.Site, _scratch.At("none.map"))).Failed().Errors.ShouldContain("Name the .map file beside the script.");
        (await AddAsync("nosuchsite", Put("app.js.map", FailingShop.Map))).Failed().Errors.ShouldContain("There is no site 'nosuchsite'.");
        (await folder.RunAsync("source-maps", "list", "--site", folder.Site, "--json")).Done().Result().GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_script_whose_name_browsers_mask_is_taken_with_a_warning()
    {
        var folder = folders.Served;
        const string script = ServedFolder.Origin + "/assets/page-ab12cd34ef56ab78.js";
        (await folder.RunAsync("source-maps", "add", "--site", folder.Site, "--script", script, Put("page.js.map", FailingShop.Map))).Done()
            .Output.ShouldContain("But its errors won't be shown by it: browsers mask this address");
        (await folder.RunAsync("source-maps", "remove", "--site", folder.Site, "--script", script)).Done();
    }

    private Task<Answered> AddAsync(string site, string file) => folders.Served.RunAsync("source-maps", "add", "--site", site, "--script", Script, file);

    private string Put(string name, string text)
    {
        File.WriteAllText(_scratch.At(name), text);
        return _scratch.At(name);
    }
}
