namespace Heatmap.GraphQL.Validation;

/// <summary>Walks a document once for all rules, knowing at each node which types the schema has there.</summary>
internal sealed class DocumentWalk(Schema schema, IReadOnlyList<ValidationRule> rules)
{
    private readonly List<Node> _ancestors = [];
    private readonly Stack<WalkPlace> _places = new([new WalkPlace()]);

    private WalkPlace Place => _places.Peek();

    /// <summary>The nodes above, outermost first.</summary>
    public IReadOnlyList<Node> Ancestors => _ancestors;

    /// <summary>The type whose fields are selected here.</summary>
    public NamedType? ParentType => Place.ParentType;

    /// <summary>The type of what is selected here.</summary>
    public GraphQLType? Type => Place.Type;

    public FieldDefinition? Field => Place.Field;

    public DirectiveDefinition? Directive => Place.Directive;

    /// <summary>The type a value must have here.</summary>
    public GraphQLType? InputType => Place.InputType;

    /// <summary>At a list literal, the type of the literal itself; <see cref="InputType"/> is its items'.</summary>
    public GraphQLType? ListType => Place.Outer;

    /// <summary>The argument or input field that a value here is for.</summary>
    public InputValue? InputPlace => Place.InputPlace;

    /// <summary>The input object that an input field here belongs to.</summary>
    public NamedType? ParentInputType => Place.ParentInputType;

    public void Walk(Node node)
    {
        _places.Push(Step(Place, node));
        foreach (var rule in rules)
            rule.Enter(node, this);
        _ancestors.Add(node);
        foreach (var child in NodeChildren.Of(node))
            Walk(child);
        _ancestors.RemoveAt(_ancestors.Count - 1);
        foreach (var rule in rules)
            rule.Leave(node, this);
        _places.Pop();
    }

    private WalkPlace Step(WalkPlace at, Node node) => node switch
    {
        OperationDefinitionNode operation => new WalkPlace { Type = schema.Root(operation.Operation) },
        FragmentDefinitionNode fragment => new WalkPlace { Type = Output(fragment.TypeCondition) },
        InlineFragmentNode inline => at with { Type = inline.TypeCondition is null ? at.Type?.Named : Output(inline.TypeCondition) },
        SelectionSetNode => at with { ParentType = at.Type?.Named is { IsComposite: true } parent ? parent : null },
        FieldNode field => StepField(at, field),
        DirectiveNode directive => at with { Directive = schema.Directives.GetValueOrDefault(directive.Name.Value), InDirective = true },
        ArgumentNode argument => StepArgument(at, argument),
        VariableDefinitionNode variable => at with { InputType = schema.Resolve(variable.Type) is { IsInput: true } type ? type : null, InputPlace = null },
        ListValueNode => at with { InputType = at.InputType?.Nullable is ListType list ? list.Of : at.InputType?.Nullable, InputPlace = null, Outer = at.InputType },
        ObjectFieldNode field => StepInputField(at, field),
        _ => at,
    };

    private NamedType? Output(NamedTypeNode node) => schema.Type(node.Name) is { IsOutput: true } type ? type : null;

    private WalkPlace StepField(WalkPlace at, FieldNode node)
    {
        var field = at.ParentType is null ? null : schema.MetaFields.Find(schema, at.ParentType, node.Name.Value);
        return at with { Field = field, Type = field?.Type, Directive = null, InDirective = false };
    }

    private static WalkPlace StepArgument(WalkPlace at, ArgumentNode node)
    {
        var argument = at.InDirective
            ? at.Directive?.Arguments.FirstOrDefault(a => a.Name == node.Name.Value)
            : at.Field?.Argument(node.Name.Value);
        return at with { InputPlace = argument, InputType = argument?.Type, ParentInputType = null };
    }

    private static WalkPlace StepInputField(WalkPlace at, ObjectFieldNode node)
    {
        var parent = at.InputType?.Named;
        var field = (parent as InputObjectType)?.Field(node.Name.Value);
        return at with { InputPlace = field, InputType = field?.Type, ParentInputType = parent };
    }
}
