using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>Counts for accounts what the visitors who belong to them did, and what of it the site's intent rules match.</summary>
public sealed class AccountsProjection : IProjection
{
    public ProjectionVersion Version { get; } = new("accounts", Code: 4, KeepsState: true) { Families = [AccountCells.Family] };

    public int VersionOf(Definitions definitions) => Math.Max(definitions.ReadingVersion, definitions.AccountsVersion);

    /// <summary>Of whom nothing is known: until something tells of an account, nothing is counted.</summary>
    public ISubjectFold Begin(Definitions definitions) => new AccountsFold(definitions, null);

    /// <summary>What the visitor's later events tell of the account counts for the earlier ones.</summary>
    public ISubjectFold Begin(Definitions definitions, IReadOnlyList<VisitorEvent> all) =>
        new AccountsFold(definitions, AccountState.Of(all));

    public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) =>
        new AccountsFold(definitions, JsonSerializer.Deserialize(state, AccountStateJson.Default.AccountState));
}
