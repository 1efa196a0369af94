using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>IsValidImplementation (section 3.6, type validation).</summary>
internal sealed class InterfaceConformance(Problems problems)
{
    public void Check(FieldsType type)
    {
        foreach (var contract in type.Interfaces)
        {
            if (contract == type)
            {
                problems.Add(type.Name, $"Type {type.Name} cannot implement itself because it would create a circular reference.");
                continue;
            }

            foreach (var inherited in contract.Interfaces.Where(i => !type.Interfaces.Contains(i)))
                problems.Add(type.Name, Missing(type, contract, inherited));
            foreach (var expected in contract.Fields)
                CheckField(type, contract, expected);
        }

        foreach (var twice in type.Interfaces.GroupBy(i => i.Name).Where(g => g.Count() > 1))
            problems.Add(type.Name, $"Type {type.Name} can only implement {twice.Key} once.");
    }

    private static string Missing(FieldsType type, InterfaceType contract, InterfaceType inherited) => inherited == type
        ? $"Type {type.Name} cannot implement {contract.Name} because it would create a circular reference."
        : $"Type {type.Name} must implement {inherited.Name} because it is implemented by {contract.Name}.";

    private void CheckField(FieldsType type, InterfaceType contract, FieldDefinition expected)
    {
        var place = $"{type.Name}.{expected.Name}";
        if (type.Field(expected.Name) is not { } field)
        {
            problems.Add(place, $"Interface field {contract.Name}.{expected.Name} expected but {type.Name} does not provide it.");
            return;
        }

        if (!Schema.IsSubType(field.Type, expected.Type))
            problems.Add(place, $"Interface field {contract.Name}.{expected.Name} expects type {expected.Type} but {place} is type {field.Type}.");
        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
            problems.Add(place, $"is deprecated, so {contract.Name}.{expected.Name} must be deprecated too");
        CheckArguments(place, contract, expected, field);
    }

    private void CheckArguments(string place, InterfaceType contract, FieldDefinition expected, FieldDefinition field)
    {
        foreach (var argument in expected.Arguments)
        {
            var own = field.Argument(argument.Name);
            if (own is null)
                problems.Add($"{place}({argument.Name}:)", $"Interface field argument {contract.Name}.{expected.Name}({argument.Name}:) expected but {place} does not provide it.");
            else if (!GraphQLType.Same(own.Type, argument.Type))
                problems.Add($"{place}({argument.Name}:)", $"Interface field argument {contract.Name}.{expected.Name}({argument.Name}:) expects type {argument.Type} but {place}({argument.Name}:) is type {own.Type}.");
        }

        foreach (var extra in field.Arguments.Where(a => a.IsRequired && expected.Argument(a.Name) is null))
            problems.Add($"{place}({extra.Name}:)", $"is required but the interface {contract.Name} doesn't have it");
    }
}
