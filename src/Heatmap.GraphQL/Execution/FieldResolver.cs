namespace Heatmap.GraphQL.Execution;

/// <summary>Gets the value of one field and writes it: ExecuteField (section 6.4).</summary>
internal abstract class FieldResolver
{
    /// <summary>True where the field may be null.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Turns coerced arguments into what the C# method takes; called once for each use of the field.</summary>
    public virtual object?[] ConvertArguments(Dictionary<string, object?> coerced) => [coerced];

    /// <summary>Writes the value at the writer's place; false where null must go further out.</summary>
    public abstract bool Resolve(ResultWriter writer, object parent, FieldPlan plan);

    /// <summary>A field error (section 6.4.4): null here, or further out.</summary>
    protected bool Fail(ResultWriter writer, FieldPlan plan, Exception exception)
    {
        writer.Run.ThrowIfCancelled();
        writer.AddError(exception, plan);
        if (Nullable)
            writer.Output.WriteNull();
        return Nullable;
    }
}
