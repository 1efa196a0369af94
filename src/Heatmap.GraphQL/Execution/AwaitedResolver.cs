namespace Heatmap.GraphQL.Execution;

/// <summary>A field whose member gives a task; one that is done already costs no more than a value.</summary>
internal sealed class AwaitedResolver<T>(Getter<ValueTask<T>> get, ArgumentConverter convert, Completer<T> completer) : FieldResolver
{
    public override object?[] ConvertArguments(Dictionary<string, object?> coerced) => convert(coerced);

    public override bool Resolve(ResultWriter writer, object parent, FieldPlan plan)
    {
        T value;
        try
        {
            var task = get(parent, plan.Arguments(this, writer.Run), writer.Run);
            if (!task.IsCompleted)
            {
                _ = Fill(writer.Open(), task, plan);
                return true;
            }

            // Done already, so this does not wait; it rethrows what the task failed with.
            value = task.GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            return Fail(writer, plan, e);
        }

        return completer.Complete(writer, value, plan);
    }

    private async Task Fill(Hole hole, ValueTask<T> task, FieldPlan plan)
    {
        var run = hole.Child.Run;
        try
        {
            hole.Failed = !await CompleteAwaited(hole.Child, task, plan).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            run.Abort(e);
        }
        finally
        {
            run.End();
        }
    }

    private async ValueTask<bool> CompleteAwaited(ResultWriter writer, ValueTask<T> task, FieldPlan plan)
    {
        T value;
        try
        {
            value = await task.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return Fail(writer, plan, e);
        }

        writer.Run.Batches.Enter();
        try
        {
            return completer.Complete(writer, value, plan);
        }
        finally
        {
            writer.Run.Batches.Leave();
        }
    }
}
