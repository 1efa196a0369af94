using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The key database's file and its writer, and the failures of both in the words of the room.</summary>
internal sealed class KeyDatabase(SqliteFile file, GroupCommitWriter writer, Residue residue)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public async ValueTask<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation)
    {
        try
        {
            return await file.ReadAsync(work, cancellation).ConfigureAwait(false);
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

    /// <summary>Leaves nothing in the write-ahead log of what was deleted or replaced.</summary>
    public async Task ScrubAsync(CancellationToken cancellation)
    {
        try
        {
            await file.ReleaseFreePagesAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or SqliteFileException)
        {
            throw new KeyStoreUnavailableException(e.Message, e);
        }
    }

    /// <summary>Whether any of these bytes stand anywhere in the database's files.</summary>
    public bool Holds(IReadOnlyCollection<byte[]> secrets) => residue.Holds(secrets);

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
