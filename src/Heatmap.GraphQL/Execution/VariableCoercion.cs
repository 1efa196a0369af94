using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>CoerceVariableValues (section 6.1.2).</summary>
internal sealed class VariableCoercion(Schema schema)
{
    private readonly List<GraphQLError> _errors = [];

    /// <summary>The coerced variables, or the errors that stop the operation.</summary>
    public static (Dictionary<string, object?> Values, IReadOnlyList<GraphQLError> Errors) Coerce(
        Schema schema, OperationDefinitionNode operation, JsonElement? given)
    {
        var coercion = new VariableCoercion(schema);
        var values = new Dictionary<string, object?>(operation.Variables.Count);
        foreach (var definition in operation.Variables)
            coercion.CoerceOne(definition, given, values);
        return (values, coercion._errors);
    }

    private void CoerceOne(VariableDefinitionNode definition, JsonElement? given, Dictionary<string, object?> values)
    {
        var name = definition.Variable.Name;
        if (schema.Resolve(definition.Type) is not { IsInput: true } type)
        {
            Add(definition, $"Variable \"${name}\" expected value of type \"{Printer.Print(definition.Type)}\" which cannot be used as an input type.");
            return;
        }

        var json = default(JsonElement);
        if (given is not { ValueKind: JsonValueKind.Object } || !given.Value.TryGetProperty(name, out json))
        {
            if (definition.DefaultValue is not null)
                values[name] = LiteralCoercion.Coerce(definition.DefaultValue, type, null).Value;
            else if (type.IsNonNull)
                Add(definition, $"Variable \"${name}\" of required type \"{type}\" was not provided.");
            return;
        }

        if (json.ValueKind == JsonValueKind.Null && type.IsNonNull)
        {
            Add(definition, $"Variable \"${name}\" of non-null type \"{type}\" must not be null.");
            return;
        }

        var reading = new JsonCoercion((path, shown, message) => Add(
            definition,
            $"Variable \"${name}\" got invalid value {shown}{(path.Length > 0 ? $" at \"{name}{path}\"" : "")}; {message}"));
        values[name] = reading.Coerce(json, type, "");
    }

    private void Add(VariableDefinitionNode definition, string message) =>
        _errors.Add(new GraphQLError(message) { Locations = [definition.Location] });
}
