using Heatmap.Domain;
using Heatmap.Log;

namespace Heatmap.Api;

/// <summary>The people who may sign in, by their ids, as they are now; and the names of organisations.</summary>
public interface IUserDirectory
{
    IReadOnlyDictionary<string, UserProfile> All { get; }

    string? OrganizationName(string organization);

    /// <summary>Waits until everything up to a position of the log is known here.</summary>
    Task ReachedAsync(Position position, CancellationToken cancellation);
}
