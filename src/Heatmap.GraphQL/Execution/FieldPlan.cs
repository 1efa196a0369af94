using System.Text.Encodings.Web;
using System.Text.Json;
using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Execution;

/// <summary>
/// One key of one answer object: the field, every place that asks for it, and what can be worked out once for all
/// values it will have (arguments, the guard's word, the plans of its sub-selections).
/// </summary>
internal sealed class FieldPlan(string responseName, FieldDefinition field, List<FieldNode> nodes)
{
    private readonly Lock _preparing = new();
    private SelectionPlan? _only;
    private Dictionary<ObjectType, SelectionPlan>? _several;
    private object?[]? _arguments;
    private Exception? _refused;

    public string ResponseName { get; } = responseName;

    public FieldDefinition Field { get; } = field;

    public List<FieldNode> Nodes { get; } = nodes;

    /// <summary>The key as JSON, its colon included.</summary>
    public byte[] EncodedName { get; } =
        [(byte)'"', .. JsonEncodedText.Encode(responseName, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"', (byte)':'];

    /// <summary>The coerced arguments as the resolver takes them; throws what coercion or the guard said, every time.</summary>
    public object?[] Arguments(FieldResolver resolver, OperationRun run)
    {
        if (_refused is null && _arguments is null)
            Prepare(resolver, run);
        return _refused is null ? _arguments! : throw _refused;
    }

    private void Prepare(FieldResolver resolver, OperationRun run)
    {
        lock (_preparing)
        {
            try
            {
                run.Guard?.Check(Field, run.Context);
                _arguments ??= resolver.ConvertArguments(ArgumentCoercion.Coerce(Field, Nodes[0], run.Variables));
            }
            catch (Exception e) when (e is GraphQLException or CoercionException)
            {
                _refused = e;
            }
        }
    }

    /// <summary>The plan for a value of that type; lists of one type ask a thousand times and get it without a lookup.</summary>
    public SelectionPlan Selection(ObjectType type, OperationRun run)
    {
        var only = Volatile.Read(ref _only);
        if (only is not null && only.Type == type)
            return only;
        lock (_preparing)
        {
            _several ??= [];
            if (!_several.TryGetValue(type, out var plan))
                _several[type] = plan = FieldCollection.Collect(run, type, Nodes);
            Volatile.Write(ref _only, plan);
            return plan;
        }
    }
}
