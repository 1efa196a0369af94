using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The key database and its writer, and the failures of both in the words of the room.</summary>
internal sealed class KeyDatabase(ISqlDatabase database, GroupCommitWriter writer)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Whether other nodes use it too.</summary>
    public bool IsShared { get; init; }

    public async ValueTask<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation)
    {
        try
        {
            return await database.ReadAsync(work, cancellation).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new KeyStoreUnavailableException(e.Message, e);
        }
    }

    /// <summary>Runs work that makes its checks first in a transaction that others share.</summary>
    public Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation) =>
        RunAsync(work, ItemIsolation.ChecksFirst, cancellation);

    /// <summary>Runs work of several statements.</summary>
    public Task<T> WriteManyAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation) =>
        RunAsync(work, ItemIsolation.Savepoint, cancellation);

    private async Task<T> RunAsync<T>(Func<SqlSession, T> work, ItemIsolation isolation, CancellationToken cancellation)
    {
        try
        {
            return await writer.WriteAsync(work, isolation, cancellation: cancellation).ConfigureAwait(false);
        }
        catch (WriterBusyException e)
        {
            throw new KeyStoreBusyException(RetryAfter, e);
        }
        catch (Exception e) when (e is DbException or ObjectDisposedException)
        {
            throw new KeyStoreUnavailableException(e.Message, e);
        }
    }
}
