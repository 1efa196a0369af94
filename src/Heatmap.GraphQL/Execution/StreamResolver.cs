using System.Runtime.CompilerServices;

namespace Heatmap.GraphQL.Execution;

/// <summary>A field of the subscription root: opens the source stream, and later completes each event of it.</summary>
internal sealed class StreamResolver<T>(Getter<IAsyncEnumerable<T>> open, ArgumentConverter convert, Completer<T> completer)
    : FieldResolver, IStreamSource
{
    public override object?[] ConvertArguments(Dictionary<string, object?> coerced) => convert(coerced);

    /// <summary>ExecuteSubscriptionEvent (section 6.2.3.2): the event is the value of the field.</summary>
    public override bool Resolve(ResultWriter writer, object parent, FieldPlan plan) =>
        completer.Complete(writer, (T)((StreamEvent)parent).Value!, plan);

    /// <summary>ResolveFieldEventStream (section 6.2.3.1).</summary>
    public IAsyncEnumerable<object?> Open(OperationRun run, FieldPlan plan)
    {
        var source = open(plan, plan.Arguments(this, run), run);
        return Box(source ?? throw new InvalidOperationException("A subscription gave no stream."), run.Context.Cancellation);
    }

    private static async IAsyncEnumerable<object?> Box(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in source.WithCancellation(cancellation).ConfigureAwait(false))
            yield return item;
    }
}
