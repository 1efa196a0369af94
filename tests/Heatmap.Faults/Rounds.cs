namespace Heatmap.Faults;

/// <summary>Round after round over the setups in turn, each started afresh for its share of them.</summary>
internal sealed class Rounds(IReadOnlyDictionary<string, Func<string, Task<ISetup>>> setups, Action<string> tell)
{
    /// <summary>The exit code: 0 when nothing was lost, doubled or left unmended.</summary>
    public async Task<int> RunAsync(Settings settings)
    {
        var (failed, acknowledged, number) = (0, 0, 0);
        for (var s = 0; s < settings.Setups.Count; s++)
        {
            var share = (settings.Rounds / settings.Setups.Count) + (s < settings.Rounds % settings.Setups.Count ? 1 : 0);
            if (share == 0) continue;
            var folder = Directory.CreateTempSubdirectory("heatmap-faults-").FullName;
            await using var setup = await setups[settings.Setups[s]](folder);
            tell($"{setup.Name}: {string.Join(", ", setup.Faults.Select(f => f.Name))}");
            for (var i = 0; i < share; i++)
            {
                number++;
                var round = new Round(setup, number, settings.Seed + number, tell);
                tell($"round {number} of {settings.Rounds}, {setup.Name}, seed {settings.Seed + number}");
                var faults = await round.RunAsync();
                acknowledged += round.Acknowledged;
                foreach (var fault in faults) tell($"  FAULT {fault}");
                tell($"  {round.Acknowledged} batches acknowledged, {(faults.Count == 0 ? "lost 0, doubled 0" : $"{faults.Count} faults")}");
                if (faults.Count > 0) failed++;
            }

            if (failed > 0) foreach (var server in setup.Servers) tell($"{server.Name} said:{Environment.NewLine}{server.Errors}");
        }

        tell($"{number} rounds, {acknowledged} batches acknowledged, {failed} rounds with faults");
        return failed == 0 ? 0 : 1;
    }
}
