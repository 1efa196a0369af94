using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>A row that holds a wrapped key: a subject's (site and subject) or a named secret's (scope and name).</summary>
public abstract record KeyRow
{
    private KeyRow()
    {
    }

    /// <summary>What the wrapped key is bound to. A storage format.</summary>
    public abstract override string ToString();

    public sealed record OfSubject(SiteId Site, SubjectId Subject) : KeyRow
    {
        public override string ToString() => $"subject {Site}/{Subject}";
    }

    public sealed record OfSecret(SecretName Name) : KeyRow
    {
        public override string ToString() => $"secret {Name.Scope}/{Name.Name}";
    }
}
