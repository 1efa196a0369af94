using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

/// <summary>A crash at every point: each call through a port is one.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Forgetting_that_crashed_anywhere_ends_the_same_once_it_is_resumed_and_asked_for_again()
    {
        var expected = await RunAsync(int.MaxValue, ForgetAsync, ForgottenStateAsync);
        var crashes = 0;
        for (var at = 1; await CrashesAsync(at, ForgetAsync, ForgottenStateAsync, expected); at++) crashes++;
        crashes.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Once_noted_an_erasure_is_finished_by_resuming_alone()
    {
        for (var at = 1; ; at++)
        {
            using var rig = await StartAsync();
            rig.Faults.CrashAt(at);
            if (await SurvivesAsync(rig, () => ForgetAsync(rig))) return;
            var noted = (await rig.Files.Ledger.ReadAllAsync()).Count > 0;
            await rig.RestartAsync();
            rig.Vault.Ledger.Erasures.Count(e => e.State == ErasureState.Unusable).ShouldBe(noted ? 1 : 0);
            (await rig.Files.Keys.Map.MarksOfAsync(Some.Site, Subject(rig))).Count.ShouldBe(noted ? 0 : 1, $"crash at {at}");
        }
    }

    [Fact]
    public async Task A_key_is_never_gone_without_an_entry_in_the_ledger()
    {
        for (var at = 1; ; at++)
        {
            using var rig = await StartAsync();
            rig.Faults.CrashAt(at);
            if (await SurvivesAsync(rig, () => ForgetAsync(rig))) return;
            if (await rig.Keys.Keys.FindAsync(Some.Site, Subject(rig)) is null)
                (await rig.Files.Ledger.ReadAllAsync()).ShouldNotBeEmpty($"crash at {at}");
        }
    }

    [Fact]
    public async Task A_rotation_that_crashed_anywhere_ends_the_same_once_it_is_resumed()
    {
        var expected = await RunAsync(int.MaxValue, RotateAsync, RotatedStateAsync);
        var crashes = 0;
        for (var at = 1; await CrashesAsync(at, RotateAsync, RotatedStateAsync, expected); at++) crashes++;
        crashes.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Opening_that_crashed_anywhere_in_finishing_a_rotation_ends_the_same()
    {
        var expected = await RunAsync(int.MaxValue, RotateAsync, RotatedStateAsync);
        for (var at = 1; ; at++)
        {
            using var rig = await StartAsync();
            await ForgetAsync(rig);
            rig.Vault.Master.Begin(rig.Vault.Master.Current);
            rig.Shut();
            var opened = await SurvivesAsync(rig, () => rig.OpenAsync(at));
            if (!opened) await rig.RestartAsync();
            (await RotatedStateAsync(rig)).ShouldBe(expected, $"crash at {at}");
            if (opened) return;
        }
    }

    private static async Task<bool> CrashesAsync(int at, Func<PrivacyRig, Task> act, Func<PrivacyRig, Task<string>> state, string expected)
    {
        var crashed = false;
        (await RunAsync(at, act, state, () => crashed = true)).ShouldBe(expected, $"crash at {at}");
        return crashed;
    }

    private static async Task<string> RunAsync(
        int crashAt, Func<PrivacyRig, Task> act, Func<PrivacyRig, Task<string>> state, Action? crashed = null)
    {
        using var rig = await StartAsync();
        if (act == RotateAsync) await ForgetAsync(rig);
        rig.Faults.CrashAt(crashAt);
        if (!await SurvivesAsync(rig, () => act(rig)))
        {
            crashed?.Invoke();
            await rig.RestartAsync();
            await AgainAsync(rig, act);
        }

        return await state(rig);
    }

    /// <summary>What was asked for before the system had noted it is asked for again, as a person would.</summary>
    private static async Task AgainAsync(PrivacyRig rig, Func<PrivacyRig, Task> act)
    {
        if (act == ForgetAsync && rig.Vault.Ledger.Erasures.Count == 0) await ForgetAsync(rig);
        if (act == RotateAsync && rig.Vault.Epochs.Current == 1) await RotateAsync(rig);
    }

    private static async Task<PrivacyRig> StartAsync()
    {
        var rig = await PrivacyRig.StartAsync();
        for (var n = 1; n <= 4; n++)
        {
            var (subject, box) = await rig.ActAsync(n, $"secret {n}");
            await rig.Vault.Identities.NoteAsync(subject, "ann@example.com", null);
            rig.People.Add((subject, box));
        }

        return rig;
    }

    private static SubjectId Subject(PrivacyRig rig) => rig.People[0].Subject.Id;

    private static Task ForgetAsync(PrivacyRig rig) =>
        rig.Forgetting.ForgetAsync(Some.Site, new Whom.BySubject(Subject(rig)), ErasureEffect.RemoveFromTotals, "owner1");

    private static Task RotateAsync(PrivacyRig rig) => rig.Vault.Epochs.RotateAsync();

    private static async Task<bool> SurvivesAsync(PrivacyRig rig, Func<Task> act)
    {
        try
        {
            await act();
            rig.Faults.CrashAt(int.MaxValue);
            return true;
        }
        catch (CrashException)
        {
            return false;
        }
    }

    private static async Task<string> ForgottenStateAsync(PrivacyRig rig)
    {
        var entries = (await rig.Files.Ledger.ReadAllAsync()).Select(e => $"{e.Sequence} {e.State} {e.Effect} {e.TotalsBefore} {e.TotalsAfter} {e.Epoch}");
        var first = await rig.Vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(1)));
        var found = await rig.Vault.Identities.FindByEmailAsync(Some.Site, "ann@example.com");
        return $"{string.Join(", ", entries)}; {first.GetType().Name}; {found.Count}; {await rig.ForgottenEventsAsync(rig.People[0].Subject)}; {await ReadableAsync(rig)}";
    }

    private static async Task<string> RotatedStateAsync(PrivacyRig rig)
    {
        var secrets = string.Join(", ", rig.Files.Secrets.ReadAll().Keys.Order());
        var older = (await rig.Keys.Rewrapping.ReadOlderAsync(int.MaxValue, 100)).Select(r => r.Value.Epoch).Distinct();
        return $"{secrets}; {string.Join(", ", older)}; {rig.Vault.Ledger.Erasures.Single().State}; {await ReadableAsync(rig)}";
    }

    private static async Task<string> ReadableAsync(PrivacyRig rig)
    {
        var texts = new List<string?>();
        foreach (var (subject, box) in rig.People) texts.Add(await rig.ReadAsync(subject, box) ?? "-");
        return string.Join(", ", texts);
    }
}
