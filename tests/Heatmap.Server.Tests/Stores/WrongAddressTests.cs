using Heatmap.Server.Tests.CommandLine;

namespace Heatmap.Server.Tests.Stores;

/// <summary>What is told to somebody who has set the address of a store wrongly: what to mend, and never the password.</summary>
public sealed class WrongAddressTests : IDisposable
{
    private const string Secret = "s3cret-word";

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("ConnectionStrings__Log", "mysql://olga:s3cret-word@db/log", "postgres://user:password@host:5432/database")]
    [InlineData("ConnectionStrings__Views", "postgre://olga:s3cret-word@db/views", "postgres://user:password@host:5432/database")]
    [InlineData("ConnectionStrings__Views", "esdb://olga:s3cret-word@db:2113", "holds the log only")]
    [InlineData("ConnectionStrings__Keys", "postgres://olga:s3cret-word@127.0.0.1:1/keys", "ConnectionStrings__Ledger")]
    [InlineData("ConnectionStrings__Views", "postgres://olga:s3cret-word@127.0.0.1:1/views", "127.0.0.1:1/views")]
    public async Task It_is_told_in_a_sentence_and_nothing_is_served(string variable, string address, string words)
    {
        var environment = new Dictionary<string, string> { [variable] = address, ["HEATMAP_SECRETS"] = _scratch.At("secrets") };
        Directory.CreateDirectory(_scratch.Data);
        var told = (await HeatmapProgram.InPlace.RunAsync(environment, "organizations", "add", "Shop Ltd", "--site", "Shop", "--login", "olga", "--origins", "https://shop.example", "--data", _scratch.Data)).Failed();
        told.Errors.ShouldContain(words);
        told.Errors.ShouldNotContain(Secret);
        told.Output.ShouldBeEmpty();
    }

    public void Dispose() => _scratch.Dispose();
}
