using System.Text;

namespace Heatmap.Query.Tests.Sources;

public sealed class DamagedSourceMapTests
{
    [Theory]
    [InlineData("", "at byte 1 of line 1: it is no JSON.")]
    [InlineData("{ \"version\": 3,\n \"sources\": oops }", "at byte 13 of line 2: it is no JSON.")]
    [InlineData("[]", "at its top: it is no JSON object.")]
    [InlineData("""{ "version": 2 }""", "'version' isn't 3")]
    [InlineData("""{ "version": 3, "sources": [] }""", "'mappings' is missing, or isn't a text.")]
    [InlineData("""{ "version": 3, "mappings": "" }""", "'sources' is missing, or isn't a list.")]
    [InlineData("""{ "version": 3, "mappings": "", "sources": [4] }""", "'sources' holds something that is no text.")]
    [InlineData("""{ "version": 3, "mappings": "", "sources": [], "names": {} }""", "'names' isn't a list.")]
    [InlineData("""{ "version": 3, "mappings": "", "sources": ["\ud800"] }""", "in one of its texts")]
    [InlineData("""{ "version": 3, "sections": {} }""", "'sections' isn't a list.")]
    [InlineData("""{ "version": 3, "sections": [{ "offset": { "line": -1, "column": 0 } }] }""", "in section 1: 'line' of 'offset' is no number from 0.")]
    [InlineData("""{ "version": 3, "sections": [{ "offset": { "line": 0, "column": 0 } }] }""", "in section 1: 'map' is missing")]
    public void What_is_no_source_map_is_refused_with_its_place(string json, string told)
    {
        var message = Maps.Refused(Encoding.UTF8.GetBytes(json));
        message.ShouldContain(told);
        message.ShouldEndWith("Build it again, and give the file as the bundler wrote it.");
    }

    [Theory]
    [InlineData("AAAA;AAAA,A!", "at mapping 2 of line 2: at character 12 of 'mappings' there is no number (source).")]
    [InlineData("AA", "at mapping 1 of line 1: at character 3 of 'mappings' there is no number (line of the source).")]
    [InlineData("g", "there is no number (column of the script)")]
    [InlineData("D", "its column of the script is -1")]
    [InlineData("ACAA", "its source is 1, and must be from 0 to 0.")]
    [InlineData("AAAAA", "its name is 0, and must be from 0 to -1.")]
    [InlineData("AAAAAA", "its name is 0")]
    [InlineData("gggggggB", "there is no number")]
    [InlineData("AAAé", "there is no number (column of the source)")]
    public void A_mapping_that_leads_nowhere_is_refused_with_its_place(string mappings, string told) =>
        Maps.Refused(Maps.Bytes(mappings)).ShouldContain(told);

    [Fact]
    public void Sections_out_of_order_are_refused() =>
        Maps.Refused("""
            { "version": 3, "sections": [
                { "offset": { "line": 4, "column": 0 }, "map": { "version": 3, "sources": [], "mappings": "" } },
                { "offset": { "line": 3, "column": 9 }, "map": { "version": 3, "sources": [], "mappings": "" } } ] }
            """u8.ToArray()).ShouldContain("in section 2: it begins before the section that precedes it.");

    [Fact]
    public void A_file_that_is_too_large_is_refused_unread() =>
        Maps.Refused(new byte[SourceMapFile.MostBytes + 1]).ShouldContain("it has 67108865 bytes, and may have 67108864.");

    [Fact]
    public void More_places_than_memory_is_spent_on_are_refused() =>
        Maps.Refused(Maps.Bytes(string.Concat(Enumerable.Repeat("A,", 4_000_001)))).ShouldContain("it has more than 4000000 mappings.");
}
