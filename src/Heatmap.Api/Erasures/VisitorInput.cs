using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Privacy;

namespace Heatmap.Api;

/// <summary>The schema's VisitorInput; exactly one is given, which the engine has checked (<c>@oneOf</c>).</summary>
public sealed record VisitorInput(string? Subject, string? Visitor, string? Email, string? UserId)
{
    /// <exception cref="GraphQLException">What was given has not the form of an id.</exception>
    public Whom ToWhom()
    {
        if (Subject is not null)
            return SubjectId.TryParse(Subject, out var id) ? new Whom.BySubject(id) : throw Bad("subject", "32 hexadecimal digits");
        if (Visitor is not null)
            return Guid.TryParse(Visitor, out var visitor) ? new Whom.ByVisitor(visitor) : throw Bad("visitor", "a UUID");
        return Email is not null ? new Whom.ByEmail(Email) : new Whom.ByUserId(UserId!);
    }

    private static GraphQLException Bad(string field, string form) => new("BAD_ARGUMENT", $"'visitor.{field}' must be {form}.");
}
