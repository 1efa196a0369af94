namespace Heatmap.GraphQL.Execution;

/// <summary>A <see cref="Nullable{T}"/>: nothing, or what the inner completer writes.</summary>
internal sealed class NullableCompleter<T>(Completer<T> inner) : Completer<T?>
    where T : struct
{
    protected override bool Write(ResultWriter writer, T? value, FieldPlan plan) => inner.Complete(writer, value!.Value, plan);
}
