using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Commands;

/// <summary>Carries out commands: reads the stream, folds it, decides, appends where the fold ended; begins again when somebody was faster.</summary>
public sealed class CommandHandler(IEventReader reader, IEventWriter writer, EventCodec codec, TimeProvider time, Func<Guid> newId)
{
    // Streams that people act on are quiet: losing five races in a row means that something else is wrong.
    private const int Tries = 5;

    /// <summary>The state after the command, and where the log stands that holds it (null when nothing had to happen).</summary>
    /// <param name="by">The user who asks; null for the installation itself.</param>
    /// <exception cref="RefusedException">The command is against the rules.</exception>
    /// <exception cref="WrongExpectedRevisionException">Others were faster, again and again.</exception>
    public async Task<(TState State, Position? Position)> HandleAsync<TCommand, TState>(
        StreamName stream, Decider<TCommand, TState> rules, TCommand command, string? by, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (state, revision) = await FoldAsync(stream, rules, cancellation);
            var happened = rules.Decide(command, state);
            if (happened.Count == 0) return (state, null);
            try
            {
                var expected = revision is { } at ? ExpectedRevision.Exactly(at) : ExpectedRevision.NoStream;
                var appended = await writer.AppendAsync(stream, expected, Enveloped(happened, by), cancellation);
                return (happened.Aggregate(state, rules.Evolve), appended.Position);
            }
            catch (WrongExpectedRevisionException) when (attempt < Tries)
            {
                // Somebody appended in between; the decision is made again on what is there now.
            }
        }
    }

    private async Task<(TState State, long? Revision)> FoldAsync<TCommand, TState>(
        StreamName stream, Decider<TCommand, TState> rules, CancellationToken cancellation)
    {
        var (state, revision) = (rules.Initial, (long?)null);
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, cancellation: cancellation))
            (state, revision) = (rules.Evolve(state, codec.Read(recorded.Type, recorded.Data)), recorded.Revision);
        return (state, revision);
    }

    private List<NewEvent> Enveloped(IReadOnlyList<IEvent> happened, string? by)
    {
        var (batch, now) = (newId(), time.GetUtcNow().ToUnixTimeMilliseconds());
        return [.. happened.Select((e, i) => NewEvent.Of(e, new Envelope { At = now, ReceivedAt = now, Batch = batch, Index = i, By = by }))];
    }
}
