namespace Heatmap.GraphQL.Types;

/// <summary>Puts extensions into what they extend, before any type is made. The text is valid already.</summary>
internal static class ExtensionMerging
{
    public static List<TypeSystemDefinitionNode> Merge(DocumentNode document)
    {
        var all = document.Definitions.Cast<TypeSystemDefinitionNode>().ToList();
        var definitions = all.Where(d => !d.IsExtension).ToList();
        foreach (var extension in all.Where(d => d.IsExtension))
            Merge(definitions, extension);
        return definitions;
    }

    private static void Merge(List<TypeSystemDefinitionNode> definitions, TypeSystemDefinitionNode extension)
    {
        var name = (extension as TypeDefinitionNode)?.Name.Value;
        var place = definitions.FindIndex(d => name is null ? d is SchemaDefinitionNode : (d as TypeDefinitionNode)?.Name.Value == name);
        if (place < 0)
            definitions.Add(Begun(definitions, (SchemaDefinitionNode)extension));
        else
            definitions[place] = Join(definitions[place], extension) with { Directives = [.. definitions[place].Directives, .. extension.Directives] };
    }

    /// <summary>Without a block the roots go by their default names (section 3.3.1), and an extension adds to those.</summary>
    private static SchemaDefinitionNode Begun(List<TypeSystemDefinitionNode> definitions, SchemaDefinitionNode extension)
    {
        var byName = Enum.GetValues<OperationKind>()
            .Where(kind => !extension.OperationTypes.Any(o => o.Operation == kind)
                && definitions.Any(d => (d as TypeDefinitionNode)?.Name.Value == kind.ToString()))
            .Select(kind => new OperationTypeNode(kind, new NamedTypeNode(kind.ToString())));
        return extension with { IsExtension = false, OperationTypes = [.. byName, .. extension.OperationTypes] };
    }

    private static TypeSystemDefinitionNode Join(TypeSystemDefinitionNode node, TypeSystemDefinitionNode extension) => (node, extension) switch
    {
        (SchemaDefinitionNode a, SchemaDefinitionNode b) => a with { OperationTypes = [.. a.OperationTypes, .. b.OperationTypes] },
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
        _ => node,
    };
}
