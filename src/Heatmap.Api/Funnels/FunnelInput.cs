using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>The schema's FunnelInput.</summary>
public sealed record FunnelInput(
    string Name,
    IReadOnlyList<FunnelStepInput> Steps,
    FunnelOrder Order,
    FunnelCounting Counting,
    FunnelMatching Matching,
    long Window,
    IReadOnlyList<FunnelExclusionInput> Exclusions)
{
    /// <summary>The funnel under an id, not yet checked.</summary>
    public Funnel ToFunnel(string id) => new()
    {
        Id = id,
        Name = Name,
        Steps = [.. Steps.Select(s => s.ToStep())],
        Order = Order,
        Counting = Counting,
        Matching = Matching,
        Window = Window,
        Exclusions = [.. Exclusions.Select(x => new FunnelExclusion(x.After, x.Step.ToStep()))],
    };

    /// <summary>The funnel as it would be defined.</summary>
    /// <exception cref="GraphQLException">It is against the rules.</exception>
    public Funnel ToCheckedFunnel(string id)
    {
        try
        {
            return FunnelRules.Checked(ToFunnel(id));
        }
        catch (RefusedException refused)
        {
            throw new GraphQLException(refused.Code.Replace('-', '_').ToUpperInvariant(), refused.Message);
        }
    }
}
