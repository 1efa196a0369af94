using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>Puts extensions into what they extend, before any type is made.</summary>
internal static class ExtensionMerging
{
    public static List<TypeSystemDefinitionNode> Merge(DocumentNode document, Problems problems)
    {
        var definitions = new List<TypeSystemDefinitionNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeSystemDefinitionNode { IsExtension: false } node)
                definitions.Add(node);
            else if (definition is not TypeSystemDefinitionNode)
                problems.Add("schema", "a schema file holds no operations or fragments");
        }

        foreach (var extension in document.Definitions.OfType<TypeSystemDefinitionNode>().Where(d => d.IsExtension))
            Merge(definitions, extension, problems);
        return definitions;
    }

    private static void Merge(List<TypeSystemDefinitionNode> definitions, TypeSystemDefinitionNode extension, Problems problems)
    {
        var name = (extension as TypeDefinitionNode)?.Name.Value;
        var place = definitions.FindIndex(d => name is null ? d is SchemaDefinitionNode : (d as TypeDefinitionNode)?.Name.Value == name);
        if (place < 0 && name is null)
            definitions.Add(new SchemaDefinitionNode(((SchemaDefinitionNode)extension).OperationTypes) { Directives = extension.Directives });
        else if (place < 0)
            problems.Add(name!, $"Cannot extend type \"{name}\" because it is not defined.");
        else if (Join(definitions[place], extension) is { } joined)
            definitions[place] = joined with { Directives = [.. definitions[place].Directives, .. extension.Directives] };
        else
            problems.Add(name!, $"Cannot extend \"{name}\" as another kind of type than it is.");
    }

    private static TypeSystemDefinitionNode? Join(TypeSystemDefinitionNode node, TypeSystemDefinitionNode extension) => (node, extension) switch
    {
        (SchemaDefinitionNode a, SchemaDefinitionNode b) => a with { OperationTypes = [.. a.OperationTypes, .. b.OperationTypes] },
        (ScalarTypeNode a, ScalarTypeNode) => a,
        (ObjectTypeNode a, ObjectTypeNode b) => a with
        {
            Interfaces = [.. a.Interfaces, .. b.Interfaces],
            Fields = [.. a.Fields, .. b.Fields],
        },
        (InterfaceTypeNode a, InterfaceTypeNode b) => a with
        {
            Interfaces = [.. a.Interfaces, .. b.Interfaces],
            Fields = [.. a.Fields, .. b.Fields],
        },
        (UnionTypeNode a, UnionTypeNode b) => a with { Members = [.. a.Members, .. b.Members] },
        (EnumTypeNode a, EnumTypeNode b) => a with { Values = [.. a.Values, .. b.Values] },
        (InputObjectTypeNode a, InputObjectTypeNode b) => a with { Fields = [.. a.Fields, .. b.Fields] },
        _ => null,
    };
}
