namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>The host's switch: without it, a client may ask for <c>__typename</c> only.</summary>
internal sealed class IntrospectionAllowed(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (!Context.Options.Introspection && node is FieldNode { Name.Value: "__schema" or "__type" } field)
            Report($"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name.Value}\".", field);
    }
}
