using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Whom to forget: a closed set.</summary>
public abstract record Whom
{
    private Whom()
    {
    }

    /// <summary>Says nothing: an e-mail must not end in a log line.</summary>
    public sealed override string ToString() => GetType().Name;

    public sealed record BySubject(SubjectId Subject) : Whom;

    /// <summary>By the id that the SDK keeps in the visitor's browser.</summary>
    public sealed record ByVisitor(Guid Visitor) : Whom;

    /// <summary>Everybody who was identified with this e-mail.</summary>
    public sealed record ByEmail(string Email) : Whom;

    /// <summary>Everybody who was identified with this id of the site's own.</summary>
    public sealed record ByUserId(string UserId) : Whom;
}
