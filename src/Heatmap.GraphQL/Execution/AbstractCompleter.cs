using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Execution;

/// <summary>An interface or union: the value's C# class says which object it is (ResolveAbstractType, section 6.4.3).</summary>
internal sealed class AbstractCompleter<T>(NamedType type, SchemaBindings bindings) : Completer<T>
{
    protected override bool Write(ResultWriter writer, T value, FieldPlan plan)
    {
        var binding = bindings.ForValue(type, value!);
        if (binding is not null)
            return SelectionWriting.Write(writer, value!, binding, plan.Selection(binding.Type, writer.Run));
        writer.AddError(new InvalidOperationException($"No object type of {type} is bound to {value!.GetType()}."), plan);
        return false;
    }
}
