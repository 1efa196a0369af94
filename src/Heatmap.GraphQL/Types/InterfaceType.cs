namespace Heatmap.GraphQL.Types;

/// <summary>An interface (section 3.7).</summary>
public sealed class InterfaceType(string name) : FieldsType(name);
