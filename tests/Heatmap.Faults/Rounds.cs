namespace Heatmap.Faults;

/// <summary>Round after round over the setups in turn, each started afresh for its share of them.</summary>
internal sealed class Rounds(IReadOnlyDictionary<string, Func<string, Task<ISetup>>> setups, Settings settings, Action<string> tell)
{
    private readonly Dictionary<string, int> _struck = [];
    private int _number;
    private int _failed;
    private int _acknowledged;

    /// <summary>The exit code: 0 when nothing was lost, doubled or left unmended.</summary>
    public async Task<int> RunAsync()
    {
        for (var s = 0; s < settings.Setups.Count; s++)
        {
            var share = (settings.Rounds / settings.Setups.Count) + (s < settings.Rounds % settings.Setups.Count ? 1 : 0);
            while (share > 0) share -= await PlayAsync(settings.Setups[s], share);
        }

        foreach (var (fault, times) in _struck.OrderBy(f => f.Key)) tell($"{times} x {fault}");
        tell($"{_number} rounds, {_acknowledged} batches acknowledged, {_failed} rounds with faults");
        return _failed == 0 ? 0 : 1;
    }

    /// <summary>Some rounds on a setup, until one fails: who knows what it left behind. How many were played.</summary>
    private async Task<int> PlayAsync(string name, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("heatmap-faults-").FullName;
        var before = _failed;
        ISetup? setup = null;
        try
        {
            setup = await setups[name](folder);
            tell($"{setup.Name}: {string.Join(", ", setup.Faults.Select(f => f.Name))}");
            foreach (var reason in setup.LeftOut) tell($"{setup.Name}, left out: {reason}");
            for (var played = 1; played <= rounds; played++)
                if (!await PlayAsync(setup)) return played;
        }
        catch (Exception e)
        {
            // Whatever it was that kept the setup from starting: the round that it was for has failed.
            await NoteAsync(name, settings.Seed + _number++, [e.ToString()]);
            return 1;
        }
        finally
        {
            if (setup is not null) await setup.DisposeAsync();
            if (_failed == before) Directory.Delete(folder, recursive: true);
            else tell($"{name}, what it left: {folder}");
        }

        return rounds;
    }

    private async Task<bool> PlayAsync(ISetup setup)
    {
        var seed = settings.Seed + _number++;
        tell($"round {_number} of {settings.Rounds}, {setup.Name}, seed {seed}");
        var round = new Round(setup, _number, seed, tell);
        var faults = await FaultsAsync(round);
        _acknowledged += round.Acknowledged;
        foreach (var fault in round.Struck) _struck[$"{fault} ({setup.Name})"] = _struck.GetValueOrDefault($"{fault} ({setup.Name})") + 1;
        tell($"  {round.Acknowledged} batches acknowledged, {(faults.Count == 0 ? "lost 0, doubled 0" : $"{faults.Count} faults")}");
        await NoteAsync(setup.Name, seed, faults);
        if (faults.Count > 0) foreach (var server in setup.Servers) tell($"{server.Name} said:{Environment.NewLine}{server.Errors}");
        return faults.Count == 0;
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Round round)
    {
        try
        {
            return await round.RunAsync();
        }
        catch (Exception e)
        {
            // Of whatever kind: a round that can't be ended has failed, and the next ones are played all the same.
            return [e.ToString()];
        }
    }

    private async Task NoteAsync(string setup, int seed, IReadOnlyList<string> faults)
    {
        foreach (var fault in faults) tell($"  FAULT {fault}");
        if (faults.Count > 0)
        {
            _failed++;
            tell($"  again: bash tests/faults --setup {setup} --rounds 1 --seed {seed}");
        }

        if (settings.Notes is { } notes)
            await File.AppendAllTextAsync(notes, $"{(faults.Count == 0 ? "passed" : "failed")} Faults, {setup}, seed {seed}{Environment.NewLine}");
    }
}
