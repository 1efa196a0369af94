using Heatmap.TestServers;

namespace Heatmap.Faults;

/// <summary>PostgreSQL killed with all its processes, and started again: it recovers from its write-ahead log.</summary>
internal sealed class KilledPostgres(PostgresServer postgres) : IFault
{
    public string Name => "PostgreSQL killed";

    public object Target => postgres;

    public Task StrikeAsync() => postgres.KillAsync();

    public Task MendAsync() => postgres.StartAgainAsync();
}
