using System.Text.Json.Nodes;

namespace Heatmap.Privacy.Tests;

public sealed class ReceiptTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;
    private string _json = null!;

    public async Task InitializeAsync()
    {
        _rig = await PrivacyRig.StartAsync();
        await _rig.ActAsync(1, "a");
        var receipt = await _rig.ForgetAsync(1);
        _rig.Clock.Advance(TimeSpan.FromHours(1));
        await _rig.Vault.Epochs.RotateAsync();
        _json = (await _rig.Vault.Receipts.FindAsync(receipt.Erasure))!.ToJson();
    }

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void A_genuine_receipt_is_genuine_also_without_its_line_breaks()
    {
        ErasureReceipt.Verify(_json, _rig.Vault.Receipts.Fingerprint).Problems.ShouldBeEmpty();
        ErasureReceipt.Verify(JsonNode.Parse(_json)!.ToJsonString()).IsGenuine.ShouldBeTrue();
    }

    [Fact]
    public void Every_single_field_that_is_changed_or_left_out_is_noticed_and_named()
    {
        var changes = 0;
        foreach (var changed in Changes(JsonNode.Parse(_json)!.AsObject()))
        {
            var verdict = ErasureReceipt.Verify(changed.Json);
            verdict.IsGenuine.ShouldBeFalse(changed.Path);
            verdict.Problems.ShouldAllBe(problem => problem.Length > 10);
            changes++;
        }

        changes.ShouldBe(2 * (15 + 3 * 8));
    }

    [Fact]
    public void What_is_wrong_is_said_exactly()
    {
        Problems(r => r["subject"] = new string('0', 32)).ShouldContain("The hash of entry 1 (Requested) doesn't fit what the receipt says.");
        Problems(r => r["unusableAt"] = "2020-01-01T00:00:00+00:00").ShouldContain("unusableAt is not the time of its entry.");
        Problems(r => r["totalsAfter"] = 77).ShouldContain("totalsAfter is not what the entries say.");
        Problems(r => r["fingerprint"] = new string('0', 64)).ShouldContain("The fingerprint is not that of the public key.");
        Problems(r => r["extra"] = 1).ShouldHaveSingleItem().ShouldContain("extra");
        ErasureReceipt.Verify("{}").Problems.ShouldHaveSingleItem().ShouldContain("no receipt");
        ErasureReceipt.Verify("null").Problems.ShouldHaveSingleItem().ShouldContain("no receipt");
        ErasureReceipt.Verify("nonsense").Problems.ShouldHaveSingleItem().ShouldContain("no receipt");
    }

    [Fact]
    public async Task A_receipt_of_another_instance_is_told_by_its_fingerprint()
    {
        using var other = await PrivacyRig.StartAsync();
        ErasureReceipt.Verify(_json, other.Vault.Receipts.Fingerprint).Problems.ShouldHaveSingleItem().ShouldContain("another instance");
    }

    [Fact]
    public async Task The_instance_signs_with_the_same_key_after_a_restart()
    {
        var before = _rig.Vault.Receipts.Fingerprint;
        await _rig.RestartAsync();
        _rig.Vault.Receipts.Fingerprint.ShouldBe(before);
    }

    [Fact]
    public async Task Against_its_own_ledger_a_receipt_holds_in_every_state_and_one_whose_entries_are_missing_does_not()
    {
        using var other = await PrivacyRig.StartAsync();
        other.Clock.Advance(TimeSpan.FromDays(1));
        await other.ActAsync(1, "a");
        var early = (await other.ForgetAsync(1)).ToJson();
        await other.Vault.Epochs.RotateAsync();
        (await other.Vault.Receipts.VerifyAsync(early)).Problems.ShouldBeEmpty();
        (await _rig.Vault.Receipts.VerifyAsync(_json)).Problems.ShouldBeEmpty();

        var foreign = (await _rig.Vault.Receipts.VerifyAsync(early)).Problems;
        foreign.Count(p => p.Contains("is not in the ledger", StringComparison.Ordinal)).ShouldBe(2);
        foreign.ShouldContain(p => p.Contains("another instance", StringComparison.Ordinal));
        (await _rig.Vault.Receipts.VerifyAsync("no receipt")).IsGenuine.ShouldBeFalse();
    }

    private IReadOnlyList<string> Problems(Action<JsonObject> change)
    {
        var receipt = JsonNode.Parse(_json)!.AsObject();
        change(receipt);
        return ErasureReceipt.Verify(receipt.ToJsonString()).Problems;
    }

    private IEnumerable<(string Path, string Json)> Changes(JsonObject genuine)
    {
        foreach (var path in genuine.Select(f => f.Key)) yield return Changed(path, r => r, path);
        foreach (var path in genuine.Select(f => f.Key)) yield return Removed(path, r => r, path);
        for (var i = 0; i < 3; i++)
        {
            var at = i;
            foreach (var name in genuine["entries"]![at]!.AsObject().Select(f => f.Key))
            {
                yield return Changed($"entries[{at}].{name}", r => r["entries"]![at]!.AsObject(), name);
                yield return Removed($"entries[{at}].{name}", r => r["entries"]![at]!.AsObject(), name);
            }
        }
    }

    private (string, string) Changed(string path, Func<JsonObject, JsonObject> where, string name)
    {
        var receipt = JsonNode.Parse(_json)!.AsObject();
        var holder = where(receipt);
        holder[name] = Other(name, holder[name]);
        return (path, receipt.ToJsonString());
    }

    private (string, string) Removed(string path, Func<JsonObject, JsonObject> where, string name)
    {
        var receipt = JsonNode.Parse(_json)!.AsObject();
        where(receipt).Remove(name);
        return ($"without {path}", receipt.ToJsonString());
    }

    /// <summary>Another value of the same form, so that it is the check that notices and not the reader.</summary>
    private static JsonNode? Other(string name, JsonNode? value) => name switch
    {
        "effect" => "KeepTotals",
        "state" => value!.GetValue<string>() == "Requested" ? "Unusable" : "Requested",
        "entries" => new JsonArray(value!.AsArray().Take(2).Select(e => e!.DeepClone()).ToArray()),
        "erasure" => Guid.Empty.ToString(),
        _ when value is null => 5,
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => value.GetValue<long>() + 1,
        _ when name.EndsWith("At", StringComparison.Ordinal) => "2020-01-01T00:00:00+00:00",
        _ => Flipped(value!.GetValue<string>()),
    };

    private static string Flipped(string text) => (text[0] == 'a' ? 'b' : 'a') + text[1..];
}
