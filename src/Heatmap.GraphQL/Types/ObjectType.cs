namespace Heatmap.GraphQL.Types;

/// <summary>An object (section 3.6).</summary>
public sealed class ObjectType(string name) : FieldsType(name);
