using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>What becomes of a request that looks like a machine's: as its site says.</summary>
internal sealed class MachineGate(IngestMetrics metrics)
{
    /// <summary>The sign to mark the run with; null for none.</summary>
    /// <exception cref="RequestRefusedException">403, where the site refuses machines.</exception>
    public string? Pass(SiteProfile site, string? sign)
    {
        if (sign is null || site.BotPolicy == BotPolicy.Off) return null;
        var refused = site.BotPolicy == BotPolicy.Refuse;
        metrics.Machine(sign, refused);
        return !refused ? sign : throw new RequestRefusedException(
            403, Codes.Machine,
            $"This looks like a machine ({sign}: {MachineSigns.InWords(sign)}), and the site refuses machines. Its owner can have them marked instead, in the site's settings.");
    }
}
