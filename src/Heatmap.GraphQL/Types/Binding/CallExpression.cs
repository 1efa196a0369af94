using System.Linq.Expressions;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>The pieces a compiled call is built from: see <see cref="Getter{T}"/>.</summary>
internal sealed class CallExpression(MemberSource source)
{
    private readonly ParameterExpression _arguments = Expression.Parameter(typeof(object?[]), "arguments");
    private readonly ParameterExpression _run = Expression.Parameter(typeof(OperationRun), "run");

    public ParameterExpression Parent { get; } = Expression.Parameter(typeof(object), "parent");

    public Expression Context => Expression.Property(_run, nameof(OperationRun.Context));

    public Expression Cancellation => Expression.Property(Context, nameof(RequestContext.Cancellation));

    /// <summary>What the member is called on.</summary>
    public Expression Target => source.Slot is { } slot
        ? Expression.Convert(Expression.Call(_run, nameof(OperationRun.Instance), null, Expression.Constant(slot)), source.Class)
        : Expression.Convert(Parent, source.Class);

    public Expression Argument(int index, Type type) =>
        Expression.Convert(Expression.ArrayIndex(_arguments, Expression.Constant(index)), type);

    public Expression Service(Type type) => Expression.Call(
        typeof(ServiceProviderServiceExtensions),
        nameof(ServiceProviderServiceExtensions.GetRequiredService),
        [type],
        Expression.Property(Context, nameof(RequestContext.Services)));

    public Expression Loader(Type type) => Expression.Call(_run, nameof(OperationRun.Loader), [type]);

    public Delegate Compile(Expression body) =>
        Expression.Lambda(typeof(Getter<>).MakeGenericType(body.Type), body, Parent, _arguments, _run).Compile();
}
