using System.Net.Sockets;

namespace Heatmap.Bench;

/// <summary>
/// Sends batches of events from many visitors over many connections, with as little work of its own as may be: it shares the
/// machine with the server that is measured. A thread a connection: they block most of the time, which costs least.
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
        var turn = new LoadTurns(plan, _shape.EventsPerBatch, _time);
        var tallies = Enumerable.Range(0, plan.Connections).Select(_ => new LoadTally(_shape.EventsPerBatch)).ToList();
        // A new seed each time: the second run's batches must not be those of the first.
        await Task.WhenAll(tallies.Select(tally => OnThread(turn, tally, _seed++, cancellation))).ConfigureAwait(false);
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

    private Task OnThread(LoadTurns turns, LoadTally tally, int seed, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Send(turns, tally, seed, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Send(LoadTurns turns, LoadTally tally, int seed, CancellationToken cancellation)
    {
        using var connection = new RawConnection(_target.Address);
        var bodies = new LoadBodies(_templates, _shape, _time, seed);
        var buffer = new byte[_largest];
        while (turns.TryTake(out var due))
        {
            turns.WaitUntil(due, cancellation);
            var (_, length) = bodies.Next(buffer);
            var from = turns.IsOpen ? due : turns.Elapsed;
            var wait = Ask(connection, buffer.AsSpan(0, length), turns, from, tally);
            if (!turns.IsOpen) LoadTurns.Wait(wait, cancellation);
        }
    }

    /// <summary>Answers how long the server wants to be left alone.</summary>
    private static TimeSpan Ask(RawConnection connection, ReadOnlySpan<byte> request, LoadTurns turns, TimeSpan from, LoadTally tally)
    {
        try
        {
            var answer = connection.Ask(request);
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
