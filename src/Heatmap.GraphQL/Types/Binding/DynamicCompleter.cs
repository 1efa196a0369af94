namespace Heatmap.GraphQL.Types.Binding;

/// <summary>CompleteValue (section 6.4.3) where the C# type says nothing.</summary>
internal sealed class DynamicCompleter(GraphQLType type, DynamicValues values) : Completer<object?>
{
    private readonly DynamicCompleter? _item =
        type.Nullable is ListType list ? new DynamicCompleter(list.Of, values) { Nullable = !list.Of.IsNonNull } : null;

    protected override bool Write(ResultWriter writer, object? value, FieldPlan plan) => type.Nullable switch
    {
        ListType => WriteList(writer, value!, plan),
        NamedType { IsLeaf: true } leaf => WriteLeaf(writer, leaf, value!, plan),
        NamedType named => WriteObject(writer, named, value!, plan),
        _ => false,
    };

    private static bool Fail(ResultWriter writer, FieldPlan plan, string message)
    {
        writer.AddError(new CoercionException(message), plan);
        return false;
    }

    private bool WriteList(ResultWriter writer, object value, FieldPlan plan)
    {
        if (DynamicValues.Items(value) is not { } items)
            return Fail(writer, plan, $"Expected Iterable, but did not find one for field \"{plan.Field.ParentName}.{plan.Field.Name}\".");
        writer.Output.WriteByte((byte)'[');
        var index = 0;
        foreach (var item in items)
        {
            if (index > 0)
                writer.Output.WriteByte((byte)',');
            writer.Push(index++);
            var ok = _item!.Complete(writer, item, plan);
            writer.Pop();
            if (!ok)
                return false;
        }

        writer.Output.WriteByte((byte)']');
        return true;
    }

    private static bool WriteLeaf(ResultWriter writer, NamedType leaf, object value, FieldPlan plan)
    {
        if (leaf is EnumType @enum)
        {
            if (value is not string name || @enum.Value(name) is null)
                return Fail(writer, plan, $"Enum \"{leaf.Name}\" cannot represent value: {(value is string text ? $"\"{text}\"" : value)}");
            writer.Output.WriteString(name);
            return true;
        }

        var write = ((ScalarType)leaf).Behaviour.WriterOf(value.GetType());
        if (write is null)
            return Fail(writer, plan, $"{leaf.Name} cannot represent value: {value}");
        try
        {
            write.DynamicInvoke(writer.Output, value);
            return true;
        }
        catch (System.Reflection.TargetInvocationException e) when (e.InnerException is CoercionException inner)
        {
            return Fail(writer, plan, inner.Message);
        }
    }

    private bool WriteObject(ResultWriter writer, NamedType named, object value, FieldPlan plan)
    {
        if (values.TypeOf(named, value) is not { } concrete)
            return Fail(writer, plan, $"Abstract type \"{named.Name}\" must resolve to an Object type at runtime for field \"{plan.Field.ParentName}.{plan.Field.Name}\".");
        return SelectionWriting.Write(writer, value, values.Binding(concrete), plan.Selection(concrete, writer.Run));
    }
}
