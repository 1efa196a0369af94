namespace Heatmap.Faults;

/// <summary>
/// Load on a setup, some faults at random moments, everything mended, every batch taken at last; then the audit. All chance comes
/// from the seed.
/// </summary>
internal sealed class Round(ISetup setup, int number, int seed, Action<string> tell)
{
    private const int Browsers = 12;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RecoversWithin = TimeSpan.FromSeconds(90);

    // Long beyond what any of them takes, so that a round which hangs says where.
    private static readonly TimeSpan ActsWithin = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan MendsWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AuditedWithin = TimeSpan.FromMinutes(5);

    private readonly Random _random = new(seed);
    private readonly SentBatches _sent = new();
    private readonly string _page = $"/round-{number}-{setup.Name}";

    /// <summary>What was done, in order.</summary>
    public List<string> Struck { get; } = [];

    /// <summary>How many batches were acknowledged.</summary>
    public int Acknowledged => _sent.Acknowledged;

    /// <summary>What the audit found wrong; empty when nothing was lost and nothing doubled.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        using var stop = new CancellationTokenSource();
        using var giveUp = new CancellationTokenSource();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Browsers * 2 });
        var browsers = Enumerable.Range(0, Browsers)
            .Select(n => Task.Run(() => new Browser(setup, _sent, _page, new Random(seed + 1 + n)).RunAsync(http, stop.Token, giveUp.Token)))
            .ToList();
        try
        {
            await StrikeAsync(browsers);
        }
        finally
        {
            await stop.CancelAsync();
            giveUp.CancelAfter(RecoversWithin);
        }

        await Task.WhenAll(browsers);
        var missing = _sent.All.Count - _sent.Acknowledged;
        return missing > 0
            ? [$"not recovered: {missing} of {_sent.All.Count} batches were still not taken {RecoversWithin.TotalSeconds} s after all was mended"]
            : await AuditAsync();
    }

    /// <summary>One to three faults, one after the other or one within another.</summary>
    private async Task StrikeAsync(List<Task> browsers)
    {
        var struck = new Stack<IFault>();
        try
        {
            for (var strikes = 1 + _random.Next(3); strikes > 0; strikes--)
            {
                await LoadForAsync(Calm * (0.25 + _random.NextDouble()), browsers);
                var fault = setup.Faults[_random.Next(setup.Faults.Count)];
                if (struck.Count > 0 && (_random.Next(2) == 0 || !MayCome(fault, struck))) await MendLastAsync(struck);
                if (!MayCome(fault, struck)) continue;
                tell($"  {fault.Name}");
                Struck.Add(fault.Name);
                await fault.StrikeAsync().WaitAsync(ActsWithin);
                struck.Push(fault);
            }

            await LoadForAsync(Calm * (0.25 + _random.NextDouble()), browsers);
        }
        finally
        {
            while (struck.Count > 0) await MendLastAsync(struck);
        }

        await LoadForAsync(Calm / 2, browsers);
    }

    /// <summary>What is killed can't be frozen: two faults of one thing don't go together.</summary>
    private static bool MayCome(IFault fault, IEnumerable<IFault> struck) => struck.All(s => s.Target != fault.Target);

    /// <summary>Mends what was struck last; where that is impossible while another fault lasts, the other one first.</summary>
    private async Task MendLastAsync(Stack<IFault> struck)
    {
        var fault = struck.Pop();
        var mended = false;
        while (struck.Count > 0 && !(mended = await fault.TryMendAsync(MendsWithin)))
        {
            tell($"  {fault.Name}: can't be mended yet");
            await MendLastAsync(struck);
        }

        if (!mended) await fault.MendAsync().WaitAsync(ActsWithin);
        tell($"  {fault.Name}: mended");
    }

    /// <summary>Load is what time is for here; a browser that fails ends it at once.</summary>
    private static async Task LoadForAsync(TimeSpan time, List<Task> browsers)
    {
        var ended = await Task.WhenAny(browsers.Append(Task.Delay(time)));
        if (ended.IsFaulted) await ended;
    }

    private async Task<IReadOnlyList<string>> AuditAsync()
    {
        using var limit = new CancellationTokenSource(AuditedWithin);
        var faults = new List<string>(await ViewAudit.FaultsAsync(setup, _sent, _page, limit.Token));
        await using var log = setup.OpenLog();
        faults.AddRange(await LogAudit.FaultsAsync(log.Events, _sent, limit.Token));
        return faults;
    }
}
