using Heatmap.Log;

namespace Heatmap.Server;

/// <summary><c>/health</c>: the process runs. <c>/ready</c>: it can take and show events, or which part can't; and what it must do without.</summary>
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
            ? Results.Json(new { status = "ready", position = installation.Projector.Reached.ToString(), degraded = Degraded(installation) })
            : Results.Json(new { status = "not ready", troubles }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What works less well than it should, though it works: nobody needs to be sent to another node for it.</summary>
    private static string[] Degraded(Installation installation) => installation.Redis?.Node.State.Degraded is { } redis ? [redis] : [];
}
