using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Privacy.Tests;

public sealed class PostgresKeyArchiveTests : KeyArchiveContract
{
    private readonly List<PostgresKeyStore> _opened = [];

    public override Task DisposeAsync()
    {
        _opened.ForEach(store => store.Dispose());
        return Task.CompletedTask;
    }

    protected override async Task<(KeyStore Ports, ISqlDatabase Database)> OpenAsync(string name)
    {
        _opened.Add(PostgresKeyStore.Open((await PostgresFiles.CreateAsync()).Address));
        return (_opened[^1].Ports, _opened[^1].Database);
    }
}
