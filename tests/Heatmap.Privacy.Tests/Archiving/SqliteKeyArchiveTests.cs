using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Privacy.Tests;

public sealed class SqliteKeyArchiveTests : KeyArchiveContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteKeyStore> _opened = [];

    public override Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    protected override Task<(KeyStore Ports, ISqlDatabase Database)> OpenAsync(string name)
    {
        _opened.Add(SqliteKeyStore.Open(_folder[$"{name}/keys.db"]));
        return Task.FromResult((_opened[^1].Ports, _opened[^1].Database));
    }
}
