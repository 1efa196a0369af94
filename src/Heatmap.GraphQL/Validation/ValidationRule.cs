namespace Heatmap.GraphQL.Validation;

/// <summary>One rule of section 5. Sees every node of the document on the way down and on the way up.</summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    /// <summary>On the way down, the walk being at the node.</summary>
    public virtual void Enter(Node node, DocumentWalk at)
    {
    }

    /// <summary>On the way up.</summary>
    public virtual void Leave(Node node, DocumentWalk at)
    {
    }

    protected void Report(string message, params IEnumerable<Node> nodes) => Context.Report(GetType().Name, message, nodes);
}
