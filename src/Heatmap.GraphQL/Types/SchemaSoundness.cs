using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>Type validation (section 3): what the grammar allows and the type system does not.</summary>
internal sealed class SchemaSoundness(Schema schema, Problems problems)
{
    private bool _defaultsEnd;

    public void Check(DocumentNode document)
    {
        CheckRoots();
        var inputs = schema.Types.Values.OfType<InputObjectType>().ToList();
        new InputCircles(problems).Check(inputs);
        _defaultsEnd = new InputDefaultCircles(problems).Check(inputs);
        if (_defaultsEnd)
            new DirectiveArguments(schema, problems).Check(document);
        foreach (var directive in schema.Directives.Values)
            CheckDirective(directive);
        foreach (var type in schema.Types.Values.Where(t => !t.IsBuiltIn))
        {
            CheckTypeName(type);
            switch (type)
            {
                case FieldsType fields:
                    CheckFields(fields);
                    new InterfaceConformance(problems).Check(fields);
                    break;
                case UnionType union:
                    CheckUnion(union);
                    break;
                case EnumType @enum:
                    CheckEnum(@enum);
                    break;
                case InputObjectType input:
                    CheckInput(input);
                    break;
            }
        }
    }

    private void CheckRoots()
    {
        var roots = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>().ToList();
        foreach (var twice in roots.GroupBy(r => r.Name).Where(g => g.Count() > 1))
            problems.Add("schema", $"All root types must be different, \"{twice.Key}\" type is used more than once.");
    }

    private void CheckName(string place, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            problems.Add(place, $"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }

    /// <summary>The names of the scalars of section 3.5 mean those.</summary>
    private void CheckTypeName(NamedType type)
    {
        CheckName(type.Name, type.Name);
        if (type is not ScalarType && type.Name is "Int" or "Float" or "String" or "Boolean" or "ID")
            problems.Add(type.Name, "is the name of a scalar that every schema has");
    }

    private void CheckDirective(DirectiveDefinition directive)
    {
        if (directive.IsBuiltIn)
            return;
        CheckName("@" + directive.Name, directive.Name);
        CheckInputs(directive.Arguments, a => $"@{directive.Name}({a}:)");
    }

    private void CheckFields(FieldsType type)
    {
        if (type.Fields.Count == 0)
            problems.Add(type.Name, $"Type {type.Name} must define one or more fields.");
        foreach (var field in type.Fields)
        {
            var place = $"{type.Name}.{field.Name}";
            CheckName(place, field.Name);
            if (!field.Type.IsOutput)
                problems.Add(place, $"must be an output type but is {field.Type}");
            CheckInputs(field.Arguments, a => $"{place}({a}:)");
        }
    }

    private void CheckInputs(IReadOnlyList<InputValue> inputs, Func<string, string> placeOf)
    {
        foreach (var input in inputs)
        {
            var place = placeOf(input.Name);
            CheckName(place, input.Name);
            if (!input.Type.IsInput)
                problems.Add(place, $"must be an input type but is {input.Type}");
            else if (_defaultsEnd && input.DefaultValue is not null && !LiteralCoercion.Coerce(input.DefaultValue, input.Type, null).Ok)
                problems.Add(place, $"the default {Printer.Print(input.DefaultValue)} is no {input.Type}");
            if (input.IsRequired && input.DeprecationReason is not null)
                problems.Add(place, "is required and so cannot be deprecated");
        }
    }

    private void CheckUnion(UnionType union)
    {
        if (union.Members.Count == 0)
            problems.Add(union.Name, $"Union type {union.Name} must define one or more member types.");
        foreach (var twice in union.Members.GroupBy(m => m.Name).Where(g => g.Count() > 1))
            problems.Add(union.Name, $"Union type {union.Name} can only include type {twice.Key} once.");
    }

    private void CheckEnum(EnumType type)
    {
        if (type.Values.Count == 0)
            problems.Add(type.Name, $"Enum type {type.Name} must define one or more values.");
        foreach (var value in type.Values)
            CheckName($"{type.Name}.{value.Name}", value.Name);
    }

    private void CheckInput(InputObjectType type)
    {
        if (type.Fields.Count == 0)
            problems.Add(type.Name, $"Input Object type {type.Name} must define one or more fields.");
        CheckInputs(type.Fields, f => $"{type.Name}.{f}");
        if (!type.IsOneOf)
            return;
        foreach (var field in type.Fields)
        {
            if (field.Type.IsNonNull)
                problems.Add($"{type.Name}.{field.Name}", $"OneOf input field {type.Name}.{field.Name} must be nullable.");
            if (field.DefaultValue is not null)
                problems.Add($"{type.Name}.{field.Name}", $"OneOf input field {type.Name}.{field.Name} cannot have a default value.");
        }
    }
}
