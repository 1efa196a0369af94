namespace Heatmap.Server.Tests.CommandLine;

public sealed class WrongCallTests
{
    [Theory]
    [InlineData("", "A verb is missing. There are: serve, demo, projections,")]
    [InlineData("frobnicate", "There is no verb 'frobnicate'. There are: serve, demo, projections,")]
    [InlineData("projections", "A verb is missing. There are: projections list, projections rebuild, projections verify, projections resume.")]
    [InlineData("projections lst", "There is no verb 'projections lst'. There are: projections list,")]
    [InlineData("projections list --nope", "There is no option '--nope' of 'projections list'.")]
    [InlineData("projections list click-map", "'projections list' can't do anything with 'click-map'.")]
    [InlineData("receipt verify", "'receipt verify' needs its argument <file>.")]
    [InlineData("organizations add Acme --site Shop --login a", "'organizations add' needs --origins with a value: ")]
    [InlineData("owner reset", "'owner reset' needs --login with a value: ")]
    [InlineData("owner reset --login", "'owner reset' needs --login with a value: ")]
    [InlineData("forget --site abcd", "exactly one way: --subject, --visitor, --email, --user-id.")]
    [InlineData("forget --site abcd --email a@b.example --user-id 7", "exactly one way: --subject, --visitor, --email, --user-id.")]
    [InlineData("forget --site abcd --visitor 12", "--visitor is '12'; it must be a UUID.")]
    [InlineData("forget --site abcd --subject 12", "--subject is '12'; it must be 32 hexadecimal digits.")]
    [InlineData("source-maps add --site abcd --script app.js app.js.map", "--script is 'app.js'; it must be a script's address, such as https://shop.example/assets/app.js.")]
    [InlineData("source-maps add --site abcd --script https://shop.example/app.js", "'source-maps add' needs its argument <file>.")]
    [InlineData("source-maps list --site Shop", "--site is 'Shop'; it must be a site's id, 4 to 32 characters of a-z and 0-9.")]
    [InlineData("serve --port http", "--port is 'http'; it must be a number from 0 to 65535.")]
    [InlineData("serve --port 65536", "--port is '65536'; it must be a number from 0 to 65535.")]
    [InlineData("serve --public-address here", "--public-address is 'here'; it must be an address,")]
    [InlineData("demo --visitors -1", "--visitors is '-1'; it must be a number from 0 to 500.")]
    [InlineData("bench fast", "Argument 'fast' not recognized.")]
    public async Task A_wrong_call_ends_with_2_and_says_what_a_right_one_needs(string call, string mend)
    {
        var told = (await HeatmapProgram.InPlace.RunAsync(call.Split(' ', StringSplitOptions.RemoveEmptyEntries))).CalledWrongly();
        told.Errors.ShouldContain(mend);
        told.Errors.ShouldContain("--help");
        told.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBeUnique();
        told.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Machines_are_told_of_a_wrong_call_in_JSON()
    {
        var told = (await HeatmapProgram.InPlace.RunAsync("projections", "lst", "--json")).CalledWrongly();
        told.Error().ShouldContain("There is no verb 'projections lst'.");
        told.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_folder_name_is_a_wrong_call()
    {
        (await HeatmapProgram.InPlace.RunAsync("projections", "list", "--data", "")).CalledWrongly().Errors.ShouldContain("--data is ''");
    }

    [Theory]
    [InlineData("--help", "projections")]
    [InlineData("projections verify --help", "exit code 1 when they differ")]
    [InlineData("--version", "0.1.0")]
    public async Task Whoever_asks_for_help_gets_it(string call, string part)
    {
        (await HeatmapProgram.InPlace.RunAsync(call.Split(' '))).Done().Output.ShouldContain(part);
    }
}
