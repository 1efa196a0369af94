using Heatmap.Log;

namespace Heatmap.Server;

/// <summary><c>/health</c>: the process runs. <c>/ready</c>: it can take and show events, or which part can't.</summary>
internal static class HealthEndpoints
{
    public static void Map(WebApplication app, Installation installation)
    {
        app.MapGet("/health", () => Results.Json(new { status = "ok" }));
        app.MapGet("/ready", (CancellationToken cancellation) => ReadyAsync(installation, cancellation));
        app.MapGet("/.well-known/gpc.json", () => Results.Json(new { gpc = true, lastUpdate = "2026-11-21" }));
    }

    private static async Task<IResult> ReadyAsync(Installation installation, CancellationToken cancellation)
    {
        var troubles = new List<string>(installation.Troubles);
        try
        {
            await installation.Log.HeadAsync(cancellation);
        }
        catch (LogUnavailableException e)
        {
            troubles.Add(e.Message);
        }

        if (!installation.Projector.Opened.IsCompletedSuccessfully) troubles.Add("The projector is not open yet.");
        return troubles.Count == 0
            ? Results.Json(new { status = "ready", position = installation.Projector.Reached.ToString() })
            : Results.Json(new { status = "not ready", troubles }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
