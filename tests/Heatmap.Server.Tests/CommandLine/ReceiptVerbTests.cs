using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Server.Tests.CommandLine;

public sealed class ReceiptVerbTests(ReceiptVerbTests.Fixture fixture) : IClassFixture<ReceiptVerbTests.Fixture>
{
    [Fact]
    public async Task A_good_receipt_verifies_and_says_whose_it_is()
    {
        var told = (await VerifyAsync(fixture.Receipt)).Done();
        told.Output.ShouldContain("The receipt is genuine and unchanged.");
        told.Output.ShouldContain($"Signed by      {fixture.Fingerprint}");
        told.Errors.ShouldContain("--fingerprint");

        told = (await VerifyAsync(fixture.Receipt, "--fingerprint", fixture.Fingerprint)).Done();
        told.Errors.ShouldBeEmpty();
        var result = (await VerifyAsync(fixture.Receipt, "--json")).Done().Result().EnumerateArray().ShouldHaveSingleItem();
        result.GetProperty("genuine").GetBoolean().ShouldBeTrue();
        result.GetProperty("problems").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_receipt_of_another_installation_does_not_hold()
    {
        var told = (await VerifyAsync(fixture.Receipt, "--fingerprint", new string('0', 64))).Failed();
        told.Output.ShouldContain($"signed by another instance: its fingerprint is {fixture.Fingerprint}");
    }

    [Theory]
    [InlineData("totalsBefore", 999, "totalsBefore is not what the entries say.")]
    [InlineData("requestedBy", "somebody else", "The hash of entry 1 (Requested) doesn't fit what the receipt says.")]
    [InlineData("unusableAt", "2020-01-01T00:00:00+00:00", "unusableAt is not the time of its entry.")]
    [InlineData("entries", null, "This is no receipt:")]
    [InlineData("extra", 1, "This is no receipt:")]
    public async Task A_tampered_receipt_does_not_hold_and_the_place_is_named(string field, object? value, string place)
    {
        var told = (await VerifyAsync(Tampered(field, JsonSerializer.SerializeToNode(value)))).Failed();
        told.Output.ShouldStartWith("The receipt does not hold:");
        told.Output.ShouldContain(place);
    }

    [Fact]
    public async Task A_receipt_with_an_entry_of_nothing_does_not_hold()
    {
        (await VerifyAsync(Tampered("entries", new JsonArray(null, null)))).Failed().Output.ShouldContain("an entry is null");
    }

    [Fact]
    public async Task Among_several_receipts_the_one_that_does_not_hold_is_named()
    {
        var list = $"[{fixture.Receipt},{Tampered("site", "other")},{fixture.Receipt}]";
        var told = (await VerifyAsync(list)).Failed();
        told.Output.ShouldContain("Receipt 1 of 3 is genuine and unchanged.");
        told.Output.ShouldContain("Receipt 2 of 3 does not hold:");
        var result = (await VerifyAsync(list, "--json")).Failed().Result();
        result.EnumerateArray().Select(r => r.GetProperty("genuine").GetBoolean()).ShouldBe([true, false, true]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear visitor, you were forgotten.")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "result": [] }""")]
    public async Task What_is_no_receipt_does_not_hold(string text)
    {
        (await VerifyAsync(text)).Failed().Output.ShouldContain("This is no receipt");
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_is_named()
    {
        foreach (var file in (string[])[fixture.Scratch.At("missing.json"), Path.GetDirectoryName(fixture.Scratch.At("x"))!])
        {
            var told = (await HeatmapProgram.InPlace.RunAsync("receipt", "verify", file)).Failed();
            told.Errors.ShouldContain($"The receipt '{file}' can't be read:");
            told.Output.ShouldBeEmpty();
        }
    }

    private string Tampered(string field, JsonNode? value)
    {
        var receipt = JsonNode.Parse(fixture.Receipt)!.AsObject();
        receipt[field] = value;
        return receipt.ToJsonString();
    }

    private async Task<Answered> VerifyAsync(string text, params string[] more)
    {
        var file = fixture.Scratch.At($"{Guid.CreateVersion7():N}.json");
        await File.WriteAllTextAsync(file, text);
        return await HeatmapProgram.InPlace.RunAsync(["receipt", "verify", file, .. more]);
    }

    /// <summary>A receipt of an installation that nobody runs any more.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public Scratch Scratch { get; } = new();

        public string Receipt { get; private set; } = "";

        public string Fingerprint { get; private set; } = "";

        public async Task InitializeAsync()
        {
            await using var server = await TestHost.TestHeatmap.StartAsync(Scratch.Data);
            var organizations = server.Service<Api.Organizations>();
            var organization = await organizations.FoundAsync("Receipts Ltd", CancellationToken.None);
            var site = await organizations.RegisterSiteAsync(organization, "Shop", ["https://receipts.example"], by: null, CancellationToken.None);
            using var http = new HttpClient();
            var visitor = Guid.CreateVersion7();
            await Sending.SendAsync(http, server.Address, Sending.Visit(site.PublicKey, visitor, "https://receipts.example/"), "https://receipts.example");
            var outcome = await server.Installation.Forgetting.ForgetAsync(site.Id, new Whom.ByVisitor(visitor), ErasureEffect.KeepTotals, "test");
            var receipt = outcome.ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem();
            (Receipt, Fingerprint) = (receipt.ToJson(), receipt.Fingerprint);
        }

        public Task DisposeAsync()
        {
            Scratch.Dispose();
            return Task.CompletedTask;
        }
    }
}
