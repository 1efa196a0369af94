using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's CategoryChange.</summary>
public sealed class CategoryChangeFields(AccountChange change)
{
    public string Account => change.Now.Id;

    public string Name => AccountNames.NameOf(change.Now.Id);

    public AccountCategory From => change.Now.Category;

    public AccountCategory To => change.Then.Category;

    public double IntentNow => change.Now.Intent / 100.0;

    public double IntentThen => change.Then.Intent / 100.0;
}
