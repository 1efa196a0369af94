using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>
/// To which account a session belongs: a row of the view <see cref="View"/>, keyed by the session's id, ranked by when it began (Unix
/// milliseconds). The other way round is <see cref="AccountSessionRow"/>; a session of no account has neither.
/// </summary>
public sealed record SessionAccountRow([property: JsonPropertyName("a")] string Account)
{
    public const string View = "session.account";
}
