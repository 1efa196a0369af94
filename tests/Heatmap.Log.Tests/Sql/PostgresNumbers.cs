using Heatmap.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

public sealed class PostgresNumbers : INumbersStore
{
    private PostgresDatabase? _database;

    public async Task<ISqlDatabase> OpenAsync()
    {
        var server = await PostgresServer.SharedAsync();
        return _database = PostgresDatabase.Open(await server.CreateDatabaseAsync(), Numbers.PostgresSchema);
    }

    public ValueTask DisposeAsync()
    {
        _database?.Dispose();
        return ValueTask.CompletedTask;
    }
}
