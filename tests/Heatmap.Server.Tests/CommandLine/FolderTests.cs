namespace Heatmap.Server.Tests.CommandLine;

public sealed class FolderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_and_not_made()
    {
        var told = (await RunAsync("projections", "list", "--data", _scratch.At("missing"))).Failed();
        told.Errors.ShouldContain($"There is no data folder '{_scratch.At("missing")}'. Give it with --data.");
        Directory.Exists(_scratch.At("missing")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("letter.txt", "organizations add Acme --site Shop --login a --origins https://a.example")]
    [InlineData(null, "projections rebuild")]
    public async Task A_folder_that_is_not_Heatmaps_is_left_as_it_is(string? file, string call)
    {
        Directory.CreateDirectory(_scratch.Data);
        if (file is not null) await File.WriteAllTextAsync(Path.Combine(_scratch.Data, file), "Dear Olga");
        var told = (await RunAsync([.. call.Split(' '), "--data", _scratch.Data])).Failed();
        told.Errors.ShouldContain($"The folder '{_scratch.Data}' holds no Heatmap installation. Name the right one with --data");
        Directory.GetFileSystemEntries(_scratch.Data).Select(Path.GetFileName).ShouldBe(file is null ? [] : [file]);
    }

    [Fact]
    public async Task The_folder_is_also_taken_from_the_environment_and_may_lie_deeper_than_a_socket_can()
    {
        var deep = Path.Combine(_scratch.Data, new string('d', 120));
        Directory.CreateDirectory(deep);
        var environment = new Dictionary<string, string> { ["HEATMAP_DATA"] = deep + Path.DirectorySeparatorChar };
        var program = HeatmapProgram.InPlace;
        (await program.RunAsync(environment, "organizations", "add", "Deep Ltd", "--site", "Shop", "--login", "a", "--origins", "https://a.example")).Done();
        (await program.RunAsync(environment, "projections", "list", "--json")).Done().Result().GetArrayLength().ShouldBeGreaterThan(0);
        File.Exists(DataFolder.ControlSocket(deep)).ShouldBeFalse("whoever took the folder has left it");
    }

    [Fact]
    public async Task A_folder_whose_owner_does_not_answer_is_told_so()
    {
        using var owner = DataFolder.TryTake(_scratch.Data);
        var told = (await RunAsync("projections", "list", "--data", _scratch.Data)).Failed();
        told.Errors.ShouldContain("owns the data folder, but doesn't answer");
        told.Errors.ShouldContain("try again in a moment");
    }

    [Fact]
    public async Task A_folder_with_files_that_are_not_Heatmaps_is_told_by_the_file()
    {
        Directory.CreateDirectory(Path.Combine(_scratch.Data, "log"));
        await File.WriteAllTextAsync(Path.Combine(_scratch.Data, "log", "log.db"), new string('x', 5000));
        var told = (await RunAsync("projections", "list", "--data", _scratch.Data, "--json")).Failed();
        told.Error().ShouldContain(Path.Combine(_scratch.Data, "log", "log.db"));
    }

    public void Dispose() => _scratch.Dispose();

    private static Task<Answered> RunAsync(params string[] arguments) => HeatmapProgram.InPlace.RunAsync(arguments);
}
