using Heatmap.Events;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>The schema's AccountLinkInput; exactly one is given, which the engine has checked (<c>@oneOf</c>).</summary>
public sealed record AccountLinkInput(string? Subject, string? Account)
{
    /// <summary>The visitor; null where a whole account is meant.</summary>
    /// <exception cref="GraphQLException">What was given has not the form of an id.</exception>
    public SubjectId? ToSubject() =>
        Subject is null ? null
        : SubjectId.TryParse(Subject, out var id) ? id
        : throw new GraphQLException("BAD_ARGUMENT", "'what.subject' must be 32 hexadecimal digits.");
}
