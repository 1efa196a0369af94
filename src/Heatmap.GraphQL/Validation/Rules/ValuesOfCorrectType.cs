namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Sections 5.6.1, 5.6.2 and 5.6.4: literals fit the type of their place.</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : ValidationRule(context)
{
    // What is inside a value that is wrong as a whole has no types to be held against.
    private Node? _wrong;

    public override void Enter(Node node, DocumentWalk at)
    {
        if (_wrong is not null)
            return;
        switch (node)
        {
            case ListValueNode list:
                // The walk has stepped to the items' type already.
                if (at.ListType is not null && at.ListType.Nullable is not ListType)
                    Refuse(list, at.ListType);
                break;
            case ObjectValueNode value:
                CheckObject(value, at);
                break;
            case ObjectFieldNode field:
                CheckField(field, at);
                break;
            case NullValueNode when at.InputType is NonNullType type:
                Report($"Expected value of type \"{type}\", found null.", node);
                break;
            case IntValueNode or FloatValueNode or StringValueNode or BooleanValueNode or EnumValueNode:
                CheckLeaf((ValueNode)node, at.InputType);
                break;
        }
    }

    public override void Leave(Node node, DocumentWalk at)
    {
        if (ReferenceEquals(node, _wrong))
            _wrong = null;
    }

    private void Refuse(ValueNode node, GraphQLType type)
    {
        CheckLeaf(node, type);
        _wrong = node;
    }

    private void CheckObject(ObjectValueNode value, DocumentWalk at)
    {
        if (at.InputType?.Named is not InputObjectType type)
        {
            if (at.InputType is not null)
                Refuse(value, at.InputType);
            return;
        }

        foreach (var field in type.Fields.Where(f => f.IsRequired && !value.Fields.Any(g => g.Name.Value == f.Name)))
            Report($"Field \"{type.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.", value);
        if (!type.IsOneOf)
            return;
        if (value.Fields.Select(f => f.Name.Value).Distinct().Count() != 1)
            Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", value);
        else if (value.Fields[0].Value is NullValueNode)
            Report($"Field \"{type.Name}.{value.Fields[0].Name.Value}\" must be non-null.", value);
    }

    private void CheckField(ObjectFieldNode field, DocumentWalk at)
    {
        if (at.InputPlace is null && at.ParentInputType is InputObjectType parent)
            Report($"Field \"{field.Name.Value}\" is not defined by type \"{parent.Name}\".{Suggestion.For(field.Name.Value, parent.Fields.Select(f => f.Name))}", field);
    }

    private void CheckLeaf(ValueNode node, GraphQLType? type)
    {
        switch (type?.Named)
        {
            case ScalarType scalar:
                CheckScalar(node, scalar);
                break;
            case EnumType @enum when node is not EnumValueNode:
                Report($"Enum \"{@enum.Name}\" cannot represent non-enum value: {Printer.Print(node)}.{Suggestion.ForValue((node as StringValueNode)?.Value, @enum)}", node);
                break;
            case EnumType @enum when @enum.Value(((EnumValueNode)node).Value) is null:
                var name = ((EnumValueNode)node).Value;
                Report($"Value \"{name}\" does not exist in \"{@enum.Name}\" enum.{Suggestion.ForValue(name, @enum)}", node);
                break;
            case InputObjectType:
                Report($"Expected value of type \"{type}\", found {Printer.Print(node)}.", node);
                break;
        }
    }

    private void CheckScalar(ValueNode node, ScalarType scalar)
    {
        try
        {
            scalar.Behaviour.ReadLiteral(node);
        }
        catch (CoercionException e)
        {
            Report(e.Message, node);
        }
    }
}
