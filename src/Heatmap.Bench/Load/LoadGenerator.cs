using System.Net.Sockets;

namespace Heatmap.Bench;

/// <summary>
/// Sends batches of 50 events from many visitors over many connections, with as little work of its own as may be: it shares the
/// machine with the server that is measured.
/// </summary>
public sealed class LoadGenerator
{
    // Longer would waste a closed loop's time, and an open loop's requests would only be late.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly LoadTarget _target;
    private readonly LoadShape _shape;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<RequestTemplate> _templates;
    private readonly int _largest;
    private int _seed;

    /// <param name="seed">The same seed makes the same bodies, but for times.</param>
    public LoadGenerator(LoadTarget target, LoadShape shape, TimeProvider time, int seed)
    {
        (_target, _shape, _time, _seed) = (target, shape, time, seed);
        _templates = LoadBodies.Templates(target, shape, seed);
        _largest = _templates.Max(template => template.Length);
    }

    /// <summary>Runs a plan to its end; cancelled, it throws.</summary>
    public async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var turn = new LoadTurns(plan, _time);
        var tallies = Enumerable.Range(0, plan.Connections).Select(_ => new LoadTally()).ToList();
        // A new seed each time: the second run's batches must not be those of the first.
        await Task.WhenAll(tallies.Select(tally => SendAsync(turn, tally, _seed++, cancellation))).ConfigureAwait(false);
        return LoadTally.Sum(tallies, turn.Elapsed);
    }

    /// <summary>The bodies that would be sent, each its own copy: for a store measured without HTTP.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Bodies(int count)
    {
        var bodies = new LoadBodies(_templates, _shape, _time, _seed++);
        var buffer = new byte[_largest];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (template, length) = bodies.Next(buffer);
            return (ReadOnlyMemory<byte>)buffer.AsSpan(template.HeadLength, length - template.HeadLength).ToArray();
        })];
    }

    private async Task SendAsync(LoadTurns turns, LoadTally tally, int seed, CancellationToken cancellation)
    {
        await Task.Yield();
        using var connection = new RawConnection(_target.Address);
        var bodies = new LoadBodies(_templates, _shape, _time, seed);
        var buffer = new byte[_largest];
        while (turns.TryTake(out var due))
        {
            if (due > TimeSpan.Zero) await turns.UntilAsync(due, cancellation).ConfigureAwait(false);
            var (_, length) = bodies.Next(buffer);
            var from = turns.IsOpen ? due : turns.Elapsed;
            var wait = await AskAsync(connection, buffer.AsMemory(0, length), turns, from, tally, cancellation).ConfigureAwait(false);
            if (wait > TimeSpan.Zero && !turns.IsOpen) await Task.Delay(wait, _time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Answers how long the server wants to be left alone.</summary>
    private static async ValueTask<TimeSpan> AskAsync(
        RawConnection connection, ReadOnlyMemory<byte> request, LoadTurns turns, TimeSpan from, LoadTally tally, CancellationToken cancellation)
    {
        try
        {
            var answer = await connection.AskAsync(request, cancellation).ConfigureAwait(false);
            var now = turns.Elapsed;
            tally.Count(answer, now, now - from);
            return answer.RetryAfter is { } wait ? (wait < LongestWait ? wait : LongestWait) : TimeSpan.Zero;
        }
        catch (Exception e) when (e is SocketException or InvalidDataException)
        {
            tally.CountTrouble(0, 1);
            return LongestWait;
        }
    }
}
