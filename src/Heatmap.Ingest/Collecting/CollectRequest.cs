using System.Net;
using Microsoft.AspNetCore.Http;

namespace Heatmap.Ingest;

/// <summary>What a request says beside its body. The address is for limits and for the day's hash; it goes no further.</summary>
internal readonly record struct CollectRequest(IPAddress? Address, string? Origin, string? UserAgent, RequestTrace Trace)
{
    public static CollectRequest Of(HttpContext http, RequestTrace trace) =>
        new(http.Connection.RemoteIpAddress, CollectCors.OriginOf(http), http.Request.Headers.UserAgent, trace);
}
