using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

public sealed class RotationTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PrivacyRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Visitors_who_come_while_keys_are_rewrapped_keep_what_they_do()
    {
        for (var n = 0; n < 200; n++) await _rig.ActAsync(n, $"secret {n}");
        using var stop = new CancellationTokenSource();
        var coming = ComeAsync(1000, stop.Token);
        for (var i = 0; i < 5; i++) await _rig.Vault.Epochs.RotateAsync();
        await stop.CancelAsync();
        var people = await coming;
        people.ShouldNotBeEmpty();
        await _rig.RestartAsync();
        foreach (var (subject, box) in people) (await _rig.ReadAsync(subject, box)).ShouldBe("new");
        for (var n = 0; n < 200; n++) (await _rig.VisitAsync(n)).ShouldNotBeNull();
        _rig.Vault.Epochs.Current.ShouldBe(6);
    }

    [Fact]
    public async Task An_epoch_is_not_destroyed_while_a_key_wrapped_in_it_is_on_its_way_into_the_store()
    {
        var store = InMemoryKeyStore.Create();
        var vault = await Vault.OpenAsync(store, new InMemoryLedgerStore(), new InMemorySecretFiles(), new VaultOptions());
        var onItsWay = new TaskCompletionSource();
        var added = vault.Master.AddAsync(new KeyRow.OfSubject(Some.Site, Some.Subject(1)), new byte[32], async wrapped =>
        {
            await onItsWay.Task;
            return await store.Keys.AddAsync(Some.NewSubject(1) with { Key = wrapped });
        });
        var rotation = vault.Epochs.RotateAsync();
        rotation.IsCompleted.ShouldBeFalse();
        onItsWay.SetResult();
        await added;
        await rotation;
        (await vault.Subjects.FindAsync(Some.Site, Some.Subject(1))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Progress_is_told_in_chunks()
    {
        var store = InMemoryKeyStore.Create();
        var vault = await Vault.OpenAsync(store, new InMemoryLedgerStore(), new InMemorySecretFiles(), new VaultOptions());
        for (var n = 0; n < 2500; n++) await vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(n)));
        var told = new List<RotationProgress>();
        var rotation = await vault.Epochs.RotateAsync(new Inline(told.Add));
        // 2,500 subjects, the site's hashing key, the day's salt.
        told.Select(p => p.Rewrapped).ShouldBe([1000, 2000, 2502]);
        rotation.Rewrapped.ShouldBe(2502);
    }

    [Fact]
    public async Task A_damaged_key_stops_the_rotation_and_the_old_epoch_stays()
    {
        var subject = await _rig.VisitAsync(1);
        var key = (await _rig.Keys.Keys.FindAsync(Some.Site, subject.Id))!;
        var row = new KeyRow.OfSubject(Some.Site, subject.Id);
        var damaged = key.Bytes.ToArray();
        damaged[20] ^= 1;
        await _rig.Keys.Keys.DestroyAsync([row]);
        await _rig.Keys.Keys.AddAsync(new NewSubject(Some.Site, subject.Id, key with { Bytes = damaged }, null, null, Some.Mark(1), 0));
        (await Should.ThrowAsync<DamagedKeyException>(() => _rig.Vault.Epochs.RotateAsync())).Row.ShouldBe(row.ToString());
        _rig.Files.Secrets.ReadAll().Keys.ShouldContain("epoch-000001");
    }

    [Fact]
    public void The_secrets_folder_and_its_files_are_for_this_account_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        File.GetUnixFileMode(_rig.Folder["secrets"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.EnumerateFiles(_rig.Folder["secrets"]))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var file in Directory.EnumerateFiles(_rig.Folder.Path, "*", SearchOption.AllDirectories))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public void A_secret_half_written_by_a_crash_is_cleared_away_and_counts_for_nothing()
    {
        using var folder = new TemporaryFolder();
        var files = new FolderSecretFiles(folder["secrets"]);
        files.Write("epoch-000001", new byte[32]);
        File.WriteAllBytes(folder["secrets/epoch-000002.new"], new byte[7]);
        new FolderSecretFiles(folder["secrets"]).ReadAll().Keys.ShouldBe(["epoch-000001"]);
        File.Exists(folder["secrets/epoch-000002.new"]).ShouldBeFalse();
        Should.Throw<IOException>(() => files.Write("epoch-000001", new byte[32]));
    }

    private Task<List<(Subject, SealedBox)>> ComeAsync(int from, CancellationToken stop) => Task.Run(async () =>
    {
        var people = new List<(Subject, SealedBox)>();
        for (var n = from; !stop.IsCancellationRequested || people.Count == 0; n++) people.Add(await _rig.ActAsync(n, "new"));
        return people;
    });

    private sealed class Inline(Action<RotationProgress> told) : IProgress<RotationProgress>
    {
        public void Report(RotationProgress value) => told(value);
    }
}
