namespace Heatmap.GraphQL.Execution;

/// <summary>Lists (section 6.4.3, step 3).</summary>
internal sealed class ListCompleter<TList, TItem>(Completer<TItem> item) : Completer<TList>
    where TList : IEnumerable<TItem>
{
    protected override bool Write(ResultWriter writer, TList value, FieldPlan plan)
    {
        writer.Output.WriteByte((byte)'[');
        var ok = value is IReadOnlyList<TItem> list ? WriteList(writer, list, plan) : WriteEach(writer, value, plan);
        writer.Output.WriteByte((byte)']');
        return ok;
    }

    private bool WriteList(ResultWriter writer, IReadOnlyList<TItem> list, FieldPlan plan)
    {
        var count = list.Count;
        for (var i = 0; i < count; i++)
        {
            if (!WriteItem(writer, list[i], i, plan))
                return false;
        }

        return true;
    }

    private bool WriteEach(ResultWriter writer, TList items, FieldPlan plan)
    {
        // A lazy sequence may throw in the middle; that is the field's error like any other.
        try
        {
            var index = 0;
            foreach (var element in items)
            {
                if (!WriteItem(writer, element, index++, plan))
                    return false;
            }

            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            writer.AddError(e, plan);
            return false;
        }
    }

    private bool WriteItem(ResultWriter writer, TItem element, int index, FieldPlan plan)
    {
        if (index > 0)
            writer.Output.WriteByte((byte)',');
        writer.Push(index);
        var ok = item.Complete(writer, element, plan);
        writer.Pop();
        return ok;
    }
}
