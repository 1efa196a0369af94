namespace Heatmap.GraphQL.Execution;

/// <summary>CompleteValue (section 6.4.3) for values of one C# type at one place of the schema.</summary>
internal abstract class Completer<T>
{
    /// <summary>True where the value may be null.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Writes the value; false where null must go further out.</summary>
    public bool Complete(ResultWriter writer, T value, FieldPlan plan)
    {
        if (value is null)
            return CompleteNull(writer, plan);
        if (!Nullable)
            return Write(writer, value, plan);
        writer.EnterNullable();
        writer.LeaveNullable(Write(writer, value, plan));
        return true;
    }

    /// <summary>Writes a value that is not null.</summary>
    protected abstract bool Write(ResultWriter writer, T value, FieldPlan plan);

    protected bool CompleteNull(ResultWriter writer, FieldPlan plan)
    {
        if (Nullable)
            writer.Output.WriteNull();
        else
            writer.AddError(new NullValueException($"Cannot return null for non-nullable field {plan.Field.ParentName}.{plan.Field.Name}."), plan);
        return Nullable;
    }
}
