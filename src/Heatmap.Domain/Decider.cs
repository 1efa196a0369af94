using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>
/// One aggregate's rules: what a command leads to in a state, and what an event makes of it. Both pure; time, ids and secrets
/// arrive inside the command.
/// </summary>
public sealed record Decider<TCommand, TState>(
    TState Initial, Func<TCommand, TState, IReadOnlyList<IEvent>> Decide, Func<TState, IEvent, TState> Evolve);
