namespace Heatmap.GraphQL.Transport;

/// <summary>A request that is answered with a status and a reason before any GraphQL is read.</summary>
internal sealed class HttpRefusal(int status, string reason) : Exception(reason)
{
    public int Status { get; } = status;

    /// <summary>The methods to name in an Allow header.</summary>
    public string? Allow { get; init; }
}
