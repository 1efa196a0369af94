using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>
/// That a session belongs to an account: a row of the view <see cref="View"/> under the account, keyed by the session's id, ranked by
/// when it began (Unix milliseconds). The session itself is a row of its own view.
/// </summary>
public sealed record AccountSessionRow([property: JsonPropertyName("s")] string Subject)
{
    public const string View = "account.session";
}
