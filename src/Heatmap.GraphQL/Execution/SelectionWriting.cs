using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Execution;

/// <summary>ExecuteSelectionSet (section 6.3), straight into the output.</summary>
internal static class SelectionWriting
{
    public static bool Write(ResultWriter writer, object value, ObjectBinding binding, SelectionPlan plan)
    {
        writer.Run.ThrowIfCancelled();
        writer.Output.WriteByte((byte)'{');
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            if (!WriteField(writer, value, binding, plan.Fields[i], i))
                return false;
        }

        writer.Output.WriteByte((byte)'}');
        return true;
    }

    public static bool WriteField(ResultWriter writer, object value, ObjectBinding binding, FieldPlan field, int place)
    {
        if (place > 0)
            writer.Output.WriteByte((byte)',');
        writer.Output.WriteRaw(field.EncodedName);
        writer.Push(field.ResponseName);
        var ok = binding.Resolver(field.Field).Resolve(writer, value, field);
        writer.Pop();
        return ok;
    }
}
