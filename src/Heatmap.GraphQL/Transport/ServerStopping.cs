using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Heatmap.GraphQL.Transport;

/// <summary>Tells what stays open that the server stops; it would wait for them otherwise, and cut them off at last.</summary>
internal static class ServerStopping
{
    public static CancellationToken Of(HttpContext http) =>
        ((IHostApplicationLifetime?)http.RequestServices.GetService(typeof(IHostApplicationLifetime)))?.ApplicationStopping ?? CancellationToken.None;
}
