using Heatmap.Events;

namespace Heatmap.Domain.Tests;

/// <summary>Given what happened, when this is asked, then that happens: a decider's sentence.</summary>
internal sealed class Scenario<TCommand, TState>(Decider<TCommand, TState> rules, IEnumerable<IEvent> given)
{
    private readonly TState _state = given.Aggregate(rules.Initial, rules.Evolve);

    public void When(TCommand command, params IEvent[] then) => rules.Decide(command, _state).ShouldBe(then);

    public void WhenRefused(TCommand command, string code) =>
        Should.Throw<RefusedException>(() => rules.Decide(command, _state)).Code.ShouldBe(code);
}
