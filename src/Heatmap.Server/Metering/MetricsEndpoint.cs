namespace Heatmap.Server;

/// <summary><c>/metrics</c>: what the meters of this process say, for Prometheus.</summary>
internal static class MetricsEndpoint
{
    public static void Map(WebApplication app, MetricsAccess access)
    {
        // Listening begins with the server, not with the first question.
        var listener = app.Services.GetRequiredService<MetricsListener>();
        app.MapGet("/metrics", (HttpContext http) => access.Refuse(http) is var (status, mend)
            ? Results.Text(mend + "\n", "text/plain", statusCode: status)
            : Results.Text(PrometheusText.Write(listener.Read()), PrometheusText.ContentType));
    }
}
