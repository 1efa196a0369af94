using Heatmap.Sql;

namespace Heatmap.Log.Tests;

public sealed class SqliteNumbers : INumbersStore
{
    private readonly TemporaryFolder _folder = new();
    private SqliteFile? _file;

    public Task<ISqlDatabase> OpenAsync() => Task.FromResult<ISqlDatabase>(_file = Numbers.Open(_folder.File("numbers.db")));

    public ValueTask DisposeAsync()
    {
        _file?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
