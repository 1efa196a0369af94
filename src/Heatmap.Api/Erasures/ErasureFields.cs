using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Api;

/// <summary>The schema's Erasure.</summary>
public sealed class ErasureFields(ErasureReceipt receipt)
{
    public Guid Id => receipt.Erasure;

    public string Subject => receipt.Subject;

    public ErasureEffect Effect => receipt.Effect;

    public DateTimeOffset RequestedAt => receipt.RequestedAt;

    public DateTimeOffset? UnusableAt => receipt.UnusableAt;

    public DateTimeOffset? UnrecoverableAt => receipt.UnrecoverableAt;

    public double TotalBefore => receipt.TotalsBefore;

    /// <summary>Equal to before while the erasure is underway.</summary>
    public double TotalAfter => receipt.TotalsAfter ?? receipt.TotalsBefore;

    public string Receipt => receipt.ToJson();
}
