using System.Security.Claims;

namespace Heatmap.GraphQL.Execution;

/// <summary>What one request brings along. A resolver method asks for it by having a parameter of this type.</summary>
public sealed class RequestContext(IServiceProvider services, ClaimsPrincipal? user = null)
{
    /// <summary>The services of the request's scope.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>Who asks; not authenticated where nobody said.</summary>
    public ClaimsPrincipal User { get; set; } = user ?? new ClaimsPrincipal(new ClaimsIdentity());

    /// <summary>The host's own, typed as it likes.</summary>
    public object? State { get; set; }

    /// <summary>The host's own, by name. Not for writing from fields that run in parallel.</summary>
    public IDictionary<string, object?> Items { get; private init; } = new Dictionary<string, object?>();

    /// <summary>Cancelled when the client is gone or the time is up.</summary>
    public CancellationToken Cancellation { get; internal set; }

    /// <summary>The same for one event of a stream, with a time limit of its own.</summary>
    internal RequestContext ForEvent(CancellationToken cancellation) =>
        new(Services, User) { State = State, Items = Items, Cancellation = cancellation };

    /// <summary>The state as the type it has.</summary>
    public T StateAs<T>() => (T)State!;
}
