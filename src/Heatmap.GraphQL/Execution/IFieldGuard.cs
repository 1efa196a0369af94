namespace Heatmap.GraphQL.Execution;

/// <summary>Decides who may ask for a field. Asked once for each field an operation selects, not once a value.</summary>
public interface IFieldGuard
{
    /// <summary>Returns quietly, or throws a <see cref="GraphQLException"/> that becomes the field's error.</summary>
    void Check(FieldDefinition field, RequestContext context);
}
