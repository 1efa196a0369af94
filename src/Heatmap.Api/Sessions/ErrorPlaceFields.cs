using Heatmap.Events;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's ErrorPlace. Its place in the sources is looked for when it is asked for, by the source map that is kept then.</summary>
public sealed class ErrorPlaceFields(SiteId site, string address, int? line, int? column)
{
    public string Address => address;

    public int? Line => line;

    public int? Column => column;

    public async Task<SourcePlace?> Original([FromServices] ISourceMaps maps, CancellationToken cancellation)
    {
        if (line is not { } ofScript || ScriptAddress.Of(address) is not { } script) return null;
        return (await maps.FindAsync(site, script, cancellation))?.Find(ofScript, column ?? 1);
    }
}
