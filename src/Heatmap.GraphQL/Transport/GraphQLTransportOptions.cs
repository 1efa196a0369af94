using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>How a schema is served.</summary>
public sealed record GraphQLTransportOptions
{
    /// <summary>What executing allows.</summary>
    public ExecutorOptions Execution { get; init; } = new();

    /// <summary>The largest request body, and the largest message over a socket, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// Says who asks and until when they may. Over HTTP it is called for each request with no payload, over a socket with
    /// the payload of <c>connection_init</c>; and again with the same when the time is up, after which a stream of events
    /// ends with an error and a socket with close code 4403. Null refuses: 401, or 4403. Without it, the user is ASP.NET
    /// Core's.
    /// </summary>
    public Func<HttpContext, JsonElement?, ValueTask<Admission?>>? Authenticate { get; init; }

    /// <summary>How often <see cref="Authenticate"/> is asked again about whoever stays, so that what is revoked ends too.</summary>
    public TimeSpan? AuthenticateAgainAfter { get; init; }

    /// <summary>Fills the request's context, such as its <see cref="RequestContext.State"/>, before execution.</summary>
    public Func<HttpContext, RequestContext, ValueTask>? Prepare { get; init; }

    /// <summary>Headers any of which shows that a browser asked leave first, so that the request is not forged.</summary>
    public IReadOnlyList<string> PreflightHeaders { get; init; } =
        ["graphql-require-preflight", "x-requested-with", "apollo-require-preflight"];

    /// <summary>How long a socket may take to send <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many operations one socket may have open.</summary>
    public int MaxOperationsPerSocket { get; init; } = 100;

    /// <summary>How long one message may wait for a reader that takes nothing before the connection is cut.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a stream of events may be silent before a comment shows that it lives, to proxies and to us.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(12);
}
