using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>Input coercion of JSON values (sections 3.5 to 3.12); tells every misfit with its path.</summary>
internal sealed class JsonCoercion(Action<string, string, string> onError)
{
    public object? Coerce(JsonElement json, GraphQLType type, string path)
    {
        if (type is NonNullType nonNull)
        {
            if (json.ValueKind != JsonValueKind.Null)
                return Coerce(json, nonNull.Of, path);
            return Fail(path, json, $"Expected non-nullable type \"{type}\" not to be null.");
        }

        if (json.ValueKind == JsonValueKind.Null)
            return null;
        return type switch
        {
            ListType list => List(json, list, path),
            InputObjectType input => Object(json, input, path),
            EnumType @enum => Enum(json, @enum, path),
            _ => Scalar(json, (ScalarType)type, path),
        };
    }

    private object? Fail(string path, JsonElement json, string message)
    {
        onError(path, LiteralJson.Show(json), message);
        return null;
    }

    private List<object?> List(JsonElement json, ListType list, string path)
    {
        // Section 3.11: a single value stands for a list of one.
        if (json.ValueKind != JsonValueKind.Array)
            return [Coerce(json, list.Of, path)];
        var values = new List<object?>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
            values.Add(Coerce(item, list.Of, $"{path}[{values.Count}]"));
        return values;
    }

    private object? Enum(JsonElement json, EnumType type, string path)
    {
        if (json.ValueKind != JsonValueKind.String)
            return Fail(path, json, $"Enum \"{type}\" cannot represent non-string value: {LiteralJson.Show(json)}.{Suggestion.ForValue(null, type)}");
        var name = json.GetString()!;
        return type.Value(name) is not null
            ? name
            : Fail(path, json, $"Value \"{name}\" does not exist in \"{type}\" enum.{Suggestion.ForValue(name, type)}");
    }

    private object? Scalar(JsonElement json, ScalarType type, string path)
    {
        try
        {
            return type.Behaviour.Read(json);
        }
        catch (CoercionException e)
        {
            return Fail(path, json, e.Message);
        }
    }

    private object? Object(JsonElement json, InputObjectType type, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Fail(path, json, $"Expected type \"{type}\" to be an object.");
        var values = new Dictionary<string, object?>(type.Fields.Count);
        foreach (var field in type.Fields)
        {
            if (json.TryGetProperty(field.Name, out var given))
                values[field.Name] = Coerce(given, field.Type, $"{path}.{field.Name}");
            else if (field.DefaultValue is not null)
                values[field.Name] = field.CoercedDefault();
            else if (field.Type.IsNonNull)
                Fail(path, json, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }

        foreach (var property in json.EnumerateObject())
        {
            if (type.Field(property.Name) is null)
                Fail(path, json, $"Field \"{property.Name}\" is not defined by type \"{type}\".{Suggestion.For(property.Name, type.Fields.Select(f => f.Name))}");
        }

        if (type.IsOneOf)
            CheckOneOf(json, type, values, path);
        return values;
    }

    /// <summary>Section 3.10.1: exactly one field, and not null.</summary>
    private void CheckOneOf(JsonElement json, InputObjectType type, Dictionary<string, object?> values, string path)
    {
        if (json.EnumerateObject().Count() != 1)
            Fail(path, json, $"Exactly one key must be specified for OneOf type \"{type}\".");
        else if (json.EnumerateObject().First() is { Value.ValueKind: JsonValueKind.Null } only)
            onError($"{path}.{only.Name}", "null", $"Field \"{only.Name}\" must be non-null.");
        _ = values;
    }
}
