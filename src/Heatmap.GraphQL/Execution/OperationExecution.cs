namespace Heatmap.GraphQL.Execution;

/// <summary>ExecuteQuery and ExecuteMutation (sections 6.2.1 and 6.2.2).</summary>
internal static class OperationExecution
{
    private static readonly object NoRoot = new();

    public static async ValueTask<GraphQLResult> ExecuteAsync(OperationRun run)
    {
        var operation = run.Operation.Operation;
        var type = run.Schema.Root(operation.Operation)!;
        var binding = run.Schema.Bindings.Root(type);
        var plan = FieldCollection.Collect(run, type, operation.SelectionSet);
        var writer = new ResultWriter(run, []);
        writer.EnterNullable();
        bool ok;
        if (operation.Operation == OperationKind.Mutation)
            ok = await WriteInSeries(writer, run, binding, plan).ConfigureAwait(false);
        else
            ok = WriteAll(writer, run, binding, plan);
        writer.LeaveNullable(ok);
        await run.WhenIdle().ConfigureAwait(false);
        return Finish(run, writer);
    }

    /// <summary>Section 6.3.1: a field of a mutation begins when the one before is done with all it holds.</summary>
    private static async ValueTask<bool> WriteInSeries(
        ResultWriter writer, OperationRun run, Types.Binding.ObjectBinding binding, SelectionPlan plan)
    {
        writer.Output.WriteByte((byte)'{');
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            run.ThrowIfCancelled();
            if (!WriteOne(writer, run, binding, plan.Fields[i], i))
                return false;
            await run.WhenIdle().ConfigureAwait(false);
            // A field that failed while awaited ends the series as one that failed at once does.
            if (writer.HasUnboundedFailure())
                return false;
        }

        writer.Output.WriteByte((byte)'}');
        return true;
    }

    private static bool WriteAll(ResultWriter writer, OperationRun run, Types.Binding.ObjectBinding binding, SelectionPlan plan)
    {
        run.Batches.Enter();
        try
        {
            return SelectionWriting.Write(writer, run.Root ?? NoRoot, binding, plan);
        }
        finally
        {
            run.Batches.Leave();
        }
    }

    private static bool WriteOne(ResultWriter writer, OperationRun run, Types.Binding.ObjectBinding binding, FieldPlan field, int index)
    {
        run.Batches.Enter();
        try
        {
            return SelectionWriting.WriteField(writer, run.Root ?? NoRoot, binding, field, index);
        }
        finally
        {
            run.Batches.Leave();
        }
    }

    private static GraphQLResult Finish(OperationRun run, ResultWriter writer)
    {
        var output = new JsonOutput();
        output.WriteRaw("{\"data\":"u8);
        writer.Settle();
        writer.CopyTo(output);
        if (run.Errors.Count > 0)
        {
            output.WriteRaw(",\"errors\":"u8);
            output.WriteWith(ErrorWriting.Write, run.Errors);
        }

        output.WriteByte((byte)'}');
        return new GraphQLResult(output, run.Errors, isRequestError: false);
    }
}
