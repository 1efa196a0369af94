namespace Heatmap.GraphQL.Language;

/// <summary>A definition of a named type, or an extension of one.</summary>
public abstract record TypeDefinitionNode(NameNode Name) : TypeSystemDefinitionNode;
