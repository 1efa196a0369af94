namespace Heatmap.Architecture.Tests;

public class RoomArrows
{
    /// <summary>All that each room may depend on, as the design lists it; * is every room.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Heatmap.Events"] = [],
        ["Heatmap.Domain"] = ["Heatmap.Events"],
        ["Heatmap.Log"] = ["Heatmap.Events"],
        ["Heatmap.Log.Sql"] = ["Heatmap.Log", "Heatmap.Sql"],
        ["Heatmap.Log.EventStoreDb"] = ["Heatmap.Log"],
        ["Heatmap.Privacy"] = ["Heatmap.Events", "Heatmap.Log"],
        ["Heatmap.Privacy.Sql"] = ["Heatmap.Privacy", "Heatmap.Sql"],
        ["Heatmap.Blobs"] = [],
        ["Heatmap.Ingest"] = ["Heatmap.Events", "Heatmap.Log", "Heatmap.Privacy", "Heatmap.Blobs"],
        ["Heatmap.Commands"] = ["Heatmap.Events", "Heatmap.Domain", "Heatmap.Log"],
        ["Heatmap.Views"] = [],
        ["Heatmap.Views.Sql"] = ["Heatmap.Views", "Heatmap.Sql"],
        ["Heatmap.Sql"] = [],
        // Announcements and the hot tiles' cache are ports of Views, the windows of rate limits a port of Ingest.
        ["Heatmap.Redis"] = ["Heatmap.Views", "Heatmap.Ingest"],
        ["Heatmap.Projections"] = ["Heatmap.Events"],
        ["Heatmap.Projector"] = ["Heatmap.Events", "Heatmap.Log", "Heatmap.Views", "Heatmap.Projections"],
        ["Heatmap.Query"] = ["Heatmap.Events", "Heatmap.Log", "Heatmap.Views", "Heatmap.Projections"],
        ["Heatmap.GraphQL"] = [],
        ["Heatmap.Api"] = ["Heatmap.Query", "Heatmap.Views", "Heatmap.Commands", "Heatmap.Domain", "Heatmap.Privacy", "Heatmap.Projections", "Heatmap.GraphQL"],
        ["Heatmap.Server"] = ["*"],
        ["Heatmap.Bench"] = ["Heatmap.Client"],
        ["Heatmap.Client"] = [],
    };

    public static TheoryData<string> EveryRoom => [.. ProjectFiles.Rooms.Keys];

    [Theory]
    [MemberData(nameof(EveryRoom))]
    public void A_room_depends_only_on_what_the_design_allows(string room)
    {
        Allowed.ShouldContainKey(room, "a room that the design doesn't know needs its arrows here and there");
        if (Allowed[room] is ["*"]) return;
        ProjectFiles.ReferencesOf(room).Except(Allowed[room]).ShouldBeEmpty();
    }

    [Fact]
    public void Projections_and_deciders_have_no_package_and_no_framework_beyond_the_runtime()
    {
        foreach (var room in new[] { "Heatmap.Projections", "Heatmap.Domain", "Heatmap.Events" })
        {
            ProjectFiles.PackagesOf(room).ShouldBeEmpty();
            File.ReadAllText(ProjectFiles.Rooms[room]).ShouldNotContain("FrameworkReference");
        }
    }

    [Fact]
    public void The_graphql_engine_has_not_one_heatmap_word_in_it()
    {
        string[] words = ["click", "visitor", "heatmap", "tenant", "erasure", "funnel"];
        var found = ProjectFiles.Sources(Path.Combine("src", "Heatmap.GraphQL"), "*.cs")
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (File: Path.GetFileName(f), Line: i + 1, Text: line)))
            .Where(l => !l.Text.StartsWith("namespace ", StringComparison.Ordinal) && !l.Text.StartsWith("using ", StringComparison.Ordinal))
            .Where(l => words.Any(w => l.Text.Replace("Heatmap.GraphQL", "", StringComparison.Ordinal).Contains(w, StringComparison.OrdinalIgnoreCase)))
            .Select(l => $"{l.File}:{l.Line} {l.Text.Trim()}");
        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Task")]
    [InlineData("async ")]
    [InlineData("HttpClient")]
    [InlineData("File.")]
    [InlineData("Random")]
    public void Projections_know_neither_tasks_nor_files_nor_chance(string impure)
    {
        var found = ProjectFiles.Sources("projections", "*.cs").Concat(ProjectFiles.Sources(Path.Combine("src", "Heatmap.Domain"), "*.cs"))
            .SelectMany(f => File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(l => (File: Path.GetFileName(f), Text: l)))
            .Where(l => System.Text.RegularExpressions.Regex.IsMatch(l.Text, $@"(?<![A-Za-z]){System.Text.RegularExpressions.Regex.Escape(impure)}"))
            .Select(l => $"{l.File}: {l.Text.Trim()}");
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(ProjectFiles.Root, "Heatmap.sln"));
        ProjectFiles.Rooms.Values.Concat(ProjectFiles.Sources("tests", "*.csproj"))
            .Select(p => Path.GetFileName(p)!)
            .Where(p => !solution.Contains(p, StringComparison.Ordinal))
            .ShouldBeEmpty("what isn't in the solution is neither built nor tested");
    }

    [Fact]
    public void Only_the_rooms_of_the_design_stand_beside_one_another_at_the_root()
    {
        string[] allowed =
        [
            "src", "tests", "projections", "docs", "deploy", "Heatmap.sln", "docker-compose.yml", "schema.graphql", "README.md", "LICENSE",
            "Directory.Build.props", "Directory.Packages.props", "global.json", "data", "artifacts", "TestResults",
        ];
        Directory.EnumerateFileSystemEntries(ProjectFiles.Root).Select(e => Path.GetFileName(e)!)
            .Where(e => !e.StartsWith('.')).Except(allowed).ShouldBeEmpty();
    }
}
