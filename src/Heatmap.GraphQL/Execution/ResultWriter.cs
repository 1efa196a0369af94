namespace Heatmap.GraphQL.Execution;

/// <summary>
/// Writes one stretch of an answer on one thread. A value that must be awaited leaves a <see cref="Hole"/> with a writer
/// of its own, so a query whose resolvers answer at once never makes a task.
/// </summary>
internal sealed class ResultWriter(OperationRun run, PathElement[] path)
{
    private PathElement[] _path = path;
    private int _depth = path.Length;
    private (int Start, Scope? Scope)[] _frames = new (int, Scope?)[8];
    private int _frameCount;
    private List<Hole>? _holes;

    public OperationRun Run { get; } = run;

    public JsonOutput Output { get; } = new();

    public void Push(string key) => Push(new PathElement(key, 0));

    public void Push(int index) => Push(new PathElement(null, index));

    private void Push(PathElement element)
    {
        if (_depth == _path.Length)
            Array.Resize(ref _path, Math.Max(8, _depth * 2));
        _path[_depth++] = element;
    }

    public void Pop() => _depth--;

    /// <summary>Begins a value that may be null.</summary>
    public void EnterNullable()
    {
        if (_frameCount == _frames.Length)
            Array.Resize(ref _frames, _frameCount * 2);
        _frames[_frameCount++] = (Output.Position, null);
    }

    /// <summary>Ends a value that may be null, making it null where something inside said so.</summary>
    public void LeaveNullable(bool ok)
    {
        var (start, scope) = _frames[--_frameCount];
        if (!ok)
        {
            Output.Position = start;
            _holes?.RemoveAll(h => h.Position >= start);
            Output.WriteNull();
        }

        if (scope is not null)
            scope.End = Output.Position;
    }

    /// <summary>Leaves the present place open. The caller fills the hole's writer later and then ends it.</summary>
    public Hole Open()
    {
        Scope? scope = null;
        for (var i = 0; i < _frameCount; i++)
        {
            scope = _frames[i].Scope ?? new Scope(_frames[i].Start, scope);
            _frames[i].Scope = scope;
        }

        Run.Begin();
        var hole = new Hole(Output.Position, scope, new ResultWriter(Run, _path[.._depth]));
        (_holes ??= []).Add(hole);
        return hole;
    }

    /// <summary>Adds an error at the present path.</summary>
    public void AddError(Exception exception, FieldPlan plan)
    {
        var at = new object[_depth];
        for (var i = 0; i < _depth; i++)
            at[i] = _path[i].Boxed;
        Run.AddError(exception, plan, at);
    }

    /// <summary>True where something awaited failed and only the root is left to become null.</summary>
    public bool HasUnboundedFailure() => !Settle() || _holes?.Any(h => h.Scope is { Outer: null, Failed: true }) == true;

    /// <summary>
    /// Once nothing is awaited any more: carries failures of holes to the value they make null (section 6.4.4). False
    /// where that is this writer's whole value.
    /// </summary>
    public bool Settle()
    {
        if (_holes is null)
            return true;
        var ok = true;
        foreach (var hole in _holes)
        {
            if (!hole.Failed && hole.Child.Settle())
                continue;
            if (hole.Scope is null)
                ok = false;
            else
                hole.Scope.Failed = true;
        }

        return ok;
    }

    /// <summary>Copies the settled answer, holes filled, and gives the buffers back.</summary>
    public void CopyTo(JsonOutput into)
    {
        var copied = 0;
        foreach (var hole in _holes ?? [])
        {
            if (hole.Position < copied)
                continue;
            if (OutermostFailed(hole.Scope) is { } failed)
            {
                into.WriteRaw(Output.Slice(copied, failed.Start));
                into.WriteNull();
                copied = failed.End;
                continue;
            }

            into.WriteRaw(Output.Slice(copied, hole.Position));
            copied = hole.Position;
            hole.Child.CopyTo(into);
        }

        into.WriteRaw(Output.Slice(copied, Output.Position));
        Output.Dispose();
    }

    private static Scope? OutermostFailed(Scope? scope)
    {
        Scope? failed = null;
        for (; scope is not null; scope = scope.Outer)
            failed = scope.Failed ? scope : failed;
        return failed;
    }
}
