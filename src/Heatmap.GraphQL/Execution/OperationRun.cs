using Heatmap.GraphQL.Types.Binding;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Execution;

/// <summary>One operation being executed: what all its fields share.</summary>
internal sealed class OperationRun(
    Schema schema, PreparedOperation operation, IReadOnlyDictionary<string, object?> variables, RequestContext context, ErrorMasking masking)
{
    private readonly List<GraphQLError> _errors = [];
    private object?[]? _instances;
    private Dictionary<Type, BatchLoader>? _loaders;
    private Exception? _aborted;
    private TaskCompletionSource? _idle;
    private int _pending;

    public Schema Schema { get; } = schema;

    public PreparedOperation Operation { get; } = operation;

    public IReadOnlyDictionary<string, object?> Variables { get; } = variables;

    public RequestContext Context { get; } = context;

    public IFieldGuard? Guard { get; init; }

    /// <summary>The root value: an event of a subscription, or what a host of a schema bound to nothing gave.</summary>
    public object? Root { get; init; }

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>When loaders load.</summary>
    public BatchSchedule Batches { get; } = new(context);

    /// <summary>The same operation for one event of its stream.</summary>
    public OperationRun ForEvent(object? value, CancellationToken cancellation) =>
        new(Schema, Operation, Variables, Context.ForEvent(cancellation), masking) { Guard = Guard, Root = new StreamEvent(value) };

    /// <summary>One more value is awaited.</summary>
    public void Begin() => Interlocked.Increment(ref _pending);

    /// <summary>An awaited value is written.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
            Volatile.Read(ref _idle)?.TrySetResult();
    }

    /// <summary>Waits until nothing is awaited any more, or the run is cancelled.</summary>
    public async ValueTask WhenIdle()
    {
        if (Volatile.Read(ref _pending) > 0)
        {
            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.Exchange(ref _idle, idle);
            if (Volatile.Read(ref _pending) == 0)
                idle.TrySetResult();
            await idle.Task.WaitAsync(Context.Cancellation).ConfigureAwait(false);
        }

        if (_aborted is not null)
            throw _aborted;
    }

    /// <summary>Ends the run for a reason that is nobody's field error.</summary>
    public void Abort(Exception exception) => Interlocked.CompareExchange(ref _aborted, exception, null);

    public void ThrowIfCancelled() => Context.Cancellation.ThrowIfCancellationRequested();

    public void AddError(Exception exception, FieldPlan plan, object[] path)
    {
        var error = masking.ToError(exception, plan, path);
        lock (_errors)
            _errors.Add(error);
    }

    /// <summary>The resolver class in a slot, made from the request's services when first needed.</summary>
    public object Instance(int slot)
    {
        lock (_errors)
        {
            _instances ??= new object?[Schema.Bindings.ResolverClasses.Count];
            return _instances[slot] ??= Schema.Bindings.ResolverClasses[slot](Context.Services, null);
        }
    }

    /// <summary>The operation's loader of a class, made from the request's services when first needed.</summary>
    public T Loader<T>() where T : BatchLoader
    {
        lock (_errors)
        {
            _loaders ??= [];
            if (!_loaders.TryGetValue(typeof(T), out var loader))
                _loaders[typeof(T)] = loader = ActivatorUtilities.CreateInstance<T>(Context.Services);
            loader.Schedule = Batches;
            return (T)loader;
        }
    }
}
