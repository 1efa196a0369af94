using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle.Generation;

/// <summary>Root values for a schema: nulls where none may be, values that fail, and with them or without values that come later.</summary>
public sealed class RootGrammar(Schema schema, Dice dice, bool later)
{
    public JsonObject Root(OperationKind kind) => Object(schema.Root(kind)!, 0);

    private JsonObject Object(ObjectType type, int depth)
    {
        var fields = new JsonObject { ["__typename"] = type.Name };
        foreach (var field in type.Fields)
            fields[field.Name] = Wrapped(field.Type, depth);
        return fields;
    }

    private JsonNode? Wrapped(GraphQLType type, int depth)
    {
        if (type.Named.Name == "Echo")
            return new JsonObject { ["$echo"] = true };
        if (dice.Chance(3))
            return new JsonObject { ["$error"] = "failed" };
        if (later && dice.Chance(3))
            return new JsonObject { ["$laterError"] = "failed later" };
        var value = Value(type, depth);
        return later && value is not null && dice.Chance(25) ? new JsonObject { ["$later"] = value } : value;
    }

    private JsonNode? Value(GraphQLType type, int depth)
    {
        if (dice.Chance(type.IsNonNull ? 3 : 10) || (depth > 3 && type.Named.IsComposite))
            return null;
        return type.Nullable switch
        {
            ListType list => new JsonArray([.. Enumerable.Range(0, dice.Below(3)).Select(_ => Value(list.Of, depth + 1))]),
            EnumType values => dice.Chance(3) ? "NOPE" : dice.Pick(values.Values).Name,
            NamedType { IsComposite: true } composite => Object(dice.Pick(schema.PossibleTypes(composite)), depth + 1),
            var scalar => Leaf(scalar.Named.Name),
        };
    }

    private JsonValue Leaf(string scalar) => scalar switch
    {
        "Int" => JsonValue.Create(dice.Below(100) - 50),
        "Float" => JsonValue.Create(dice.Below(100) / 4.0),
        "Boolean" => JsonValue.Create(dice.Chance(50)),
        _ => JsonValue.Create(dice.Pick(["a", "b c", "é"])),
    };
}
