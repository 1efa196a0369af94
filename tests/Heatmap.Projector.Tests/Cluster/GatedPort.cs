using System.Reflection;
using System.Runtime.CompilerServices;

namespace Heatmap.Projector.Tests;

/// <summary>A port as one node calls it: every call, answer and page passes the node's gate.</summary>
/// <remarks>Not sealed: the runtime derives from it.</remarks>
#pragma warning disable CA1852
internal class GatedPort : DispatchProxy
#pragma warning restore CA1852
{
    private static readonly MethodInfo Answered = typeof(GatedPort).GetMethod(nameof(AnsweredAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly MethodInfo Paged = typeof(GatedPort).GetMethod(nameof(PagedAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private object _port = null!;
    private Gate _gate = null!;

    public static T Around<T>(T port, Gate gate)
        where T : class
    {
        var gated = Create<T, GatedPort>();
        ((GatedPort)(object)gated)._port = port;
        ((GatedPort)(object)gated)._gate = gate;
        return gated;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        var answer = method.ReturnType;
        if (answer == typeof(Task)) return DoneAsync(method, args);
        if (!answer.IsGenericType) return method.Invoke(_port, args);
        var way = answer.GetGenericTypeDefinition() == typeof(Task<>) ? Answered : Paged;
        object?[] call = way == Answered ? [method, args] : [method, args, CancellationToken.None];
        return way.MakeGenericMethod(answer.GetGenericArguments()).Invoke(this, call);
    }

    private async Task DoneAsync(MethodInfo method, object?[]? args)
    {
        await _gate.PassAsync(method.Name);
        await HeardAsync((Task)method.Invoke(_port, args)!);
        await _gate.PassAsync();
    }

    private async Task<T> AnsweredAsync<T>(MethodInfo method, object?[]? args)
    {
        await _gate.PassAsync(method.Name);
        var answer = (Task<T>)method.Invoke(_port, args)!;
        await HeardAsync(answer);
        await _gate.PassAsync();
        return await answer;
    }

    private async Task HeardAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception e)
        {
            _gate.Refusals.Enqueue(e);
            throw;
        }
    }

    private async IAsyncEnumerable<T> PagedAsync<T>(MethodInfo method, object?[]? args, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in ((IAsyncEnumerable<T>)method.Invoke(_port, args)!).WithCancellation(cancellation))
        {
            await _gate.PassAsync();
            yield return page;
        }
    }
}
