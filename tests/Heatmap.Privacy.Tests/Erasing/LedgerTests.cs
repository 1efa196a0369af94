using Heatmap.Events;
using Microsoft.Data.Sqlite;

namespace Heatmap.Privacy.Tests;

public sealed class LedgerTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PrivacyRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_backup_from_before_an_erasure_brings_nobody_back()
    {
        var (gone, box) = await _rig.ActAsync(1, "secret");
        var (stays, other) = await _rig.ActAsync(2, "other");
        var key = (await _rig.Keys.Keys.FindAsync(Some.Site, gone.Id))!.Bytes.ToArray();
        _rig.Shut();
        var backup = await File.ReadAllBytesAsync(_rig.Folder["keys/keys.db"]);
        await _rig.OpenAsync();
        await _rig.ForgetAsync(1);
        _rig.Shut();
        await File.WriteAllBytesAsync(_rig.Folder["keys/keys.db"], backup);
        _rig.Folder.Holds(key).ShouldBeTrue("the backup has it");

        await _rig.OpenAsync();
        _rig.Vault.BroughtBack.ShouldHaveSingleItem().Subject.ShouldBe(gone.Id);
        (await _rig.ReadAsync(gone, box)).ShouldBeNull();
        (await _rig.ReadAsync(stays, other)).ShouldBe("other");
        (await _rig.Vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(1)))).ShouldBeOfType<Resolution.Forgotten>();
        _rig.Folder.Holds(key).ShouldBeFalse();
        await _rig.RestartAsync();
        _rig.Vault.BroughtBack.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_from_before_a_rotation_is_cleared_away_and_visitors_start_afresh()
    {
        var (subject, box) = await _rig.ActAsync(1, "secret");
        _rig.Shut();
        var backup = await File.ReadAllBytesAsync(_rig.Folder["keys/keys.db"]);
        await _rig.OpenAsync();
        await _rig.Vault.Epochs.RotateAsync();
        _rig.Shut();
        await File.WriteAllBytesAsync(_rig.Folder["keys/keys.db"], backup);
        await _rig.OpenAsync();
        _rig.Vault.ClearedAway.ShouldBeGreaterThan(0);
        (await _rig.ReadAsync(subject, box)).ShouldBeNull();
        (await _rig.VisitAsync(1)).Id.ShouldNotBe(subject.Id);
    }

    [Fact]
    public async Task Without_its_secrets_a_key_store_is_not_served_and_nothing_in_it_is_touched()
    {
        var (subject, box) = await _rig.ActAsync(1, "secret");
        _rig.Shut();
        Directory.Move(_rig.Folder["secrets"], _rig.Folder["elsewhere"]);
        (await Should.ThrowAsync<SecretsMissingException>(() => _rig.OpenAsync())).Epoch.ShouldBe(1);
        _rig.Shut();
        Directory.Delete(_rig.Folder["secrets"]);
        Directory.Move(_rig.Folder["elsewhere"], _rig.Folder["secrets"]);
        await _rig.OpenAsync();
        (await _rig.ReadAsync(subject, box)).ShouldBe("secret");
    }

    public static TheoryData<string> Breaks => new(
        "UPDATE erasures SET at = at + 1 WHERE sequence = 1",
        "UPDATE erasures SET totals_after = 0 WHERE sequence = 2",
        "UPDATE erasures SET requested_by = 'nobody' WHERE sequence = 2",
        "UPDATE erasures SET subject = x'00000000000000000000000000000000' WHERE sequence = 1",
        "UPDATE erasures SET previous = hash WHERE sequence = 2",
        "UPDATE erasures SET hash = previous WHERE sequence = 3",
        "DELETE FROM erasures WHERE sequence = 1",
        "DELETE FROM erasures WHERE sequence = 2",
        "UPDATE erasures SET sequence = 9 WHERE sequence = 4",
        "DELETE FROM erasures WHERE sequence = 4",
        "DELETE FROM erasures WHERE sequence > 1",
        "DELETE FROM erasures");

    [Theory, MemberData(nameof(Breaks))]
    public async Task A_broken_chain_is_refused(string change)
    {
        await _rig.ActAsync(1, "a");
        await _rig.ActAsync(2, "b");
        await _rig.ForgetAsync(1);
        await _rig.ForgetAsync(2);
        _rig.Shut();
        Break(change);
        (await Should.ThrowAsync<LedgerBrokenException>(() => _rig.OpenAsync())).Message.ShouldContain("ledger is broken at entry");
    }

    [Fact]
    public async Task Entries_swapped_for_well_hashed_ones_that_do_not_follow_are_refused()
    {
        var (first, second) = LedgerStoreContract.Pair();
        var skipped = second with { State = ErasureState.Unrecoverable };
        var store = new InMemoryLedgerStore();
        await store.AppendAsync([first, skipped with { Hash = skipped.ComputeHash() }]);
        await Should.ThrowAsync<LedgerBrokenException>(() => ErasureLedger.OpenAsync(store, InMemoryKeyStore.Create().Anchor));
    }

    [Fact]
    public async Task A_ledger_that_lost_its_end_is_refused_by_the_number_that_is_missing_until_its_newest_copy_is_back()
    {
        await _rig.ActAsync(1, "a");
        await _rig.ForgetAsync(1);
        _rig.Shut();
        var copy = await File.ReadAllBytesAsync(_rig.Folder["ledger/erasures.db"]);
        await _rig.OpenAsync();
        await _rig.ActAsync(2, "b");
        await _rig.ForgetAsync(2);
        _rig.Shut();
        var newest = await File.ReadAllBytesAsync(_rig.Folder["ledger/erasures.db"]);

        await File.WriteAllBytesAsync(_rig.Folder["ledger/erasures.db"], copy);
        var refused = await Should.ThrowAsync<LedgerBrokenException>(() => _rig.OpenAsync());
        _rig.Shut();
        await File.WriteAllBytesAsync(_rig.Folder["ledger/erasures.db"], newest);
        await _rig.OpenAsync();

        refused.Sequence.ShouldBe(3);
        refused.Message.ShouldContain("up to entry 4 that the key store knows of");
        refused.Message.ShouldContain("Put back");
        _rig.Vault.Ledger.Erasures.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_end_that_was_written_anew_and_well_hashed_is_refused()
    {
        var (first, second) = LedgerStoreContract.Pair();
        var (store, keys) = (new InMemoryLedgerStore(), InMemoryKeyStore.Create());
        await store.AppendAsync([first, (second with { At = second.At + 1, Hash = "" }).Chained()]);
        await keys.Anchor.SetAsync(new LedgerHead(2, second.Hash));
        (await Should.ThrowAsync<LedgerBrokenException>(() => ErasureLedger.OpenAsync(store, keys.Anchor))).Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task An_anchor_that_a_crash_left_behind_is_moved_on_when_the_vault_opens()
    {
        await _rig.ActAsync(1, "a");
        var noted = await _rig.Keys.Anchor.FindAsync();
        await _rig.ForgetAsync(1);
        var whole = await _rig.Keys.Anchor.FindAsync();
        _rig.Shut();
        InKeyStore("DELETE FROM ledger_head");
        await _rig.OpenAsync();

        noted.ShouldBeNull();
        whole!.Sequence.ShouldBe(2);
        (await _rig.Keys.Anchor.FindAsync()).ShouldBe(whole);
    }

    [Fact]
    public async Task A_key_store_of_the_version_before_gets_its_anchor_and_keeps_its_keys()
    {
        var (subject, box) = await _rig.ActAsync(1, "stays");
        await _rig.ActAsync(2, "goes");
        await _rig.ForgetAsync(2);
        _rig.Shut();
        InKeyStore("DROP TABLE ledger_head; PRAGMA user_version = 1");
        await _rig.OpenAsync();

        (await _rig.ReadAsync(subject, box)).ShouldBe("stays");
        (await _rig.Keys.Anchor.FindAsync())!.Sequence.ShouldBe(2);
    }

    private void InKeyStore(string change)
    {
        using var connection = new SqliteConnection($"Data Source={_rig.Folder["keys/keys.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = change;
        command.ExecuteNonQuery();
    }

    private void Break(string change)
    {
        using var connection = new SqliteConnection($"Data Source={_rig.Folder["ledger/erasures.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER erasures_no_UPDATE; DROP TRIGGER erasures_no_DELETE; {change}";
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
