using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Execution;

/// <summary>An object of one known type.</summary>
internal sealed class ObjectCompleter<T>(ObjectBinding binding) : Completer<T>
{
    protected override bool Write(ResultWriter writer, T value, FieldPlan plan) =>
        SelectionWriting.Write(writer, value!, binding, plan.Selection(binding.Type, writer.Run));
}
