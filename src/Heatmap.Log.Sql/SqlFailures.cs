using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>The engine's failures in the words of the port.</summary>
internal static class SqlFailures
{
    public static bool IsUnavailable(Exception failure) => failure is DbException or IOException or ObjectDisposedException;

    public static LogUnavailableException AsUnavailable(Exception failure) => new(
        failure is ObjectDisposedException ? "it was closed" : failure.Message, failure);

    /// <summary>Reads in a transaction; what the engine says against it becomes the port's own exception.</summary>
    /// <exception cref="LogUnavailableException">The engine failed.</exception>
    public static async Task<T> ReadLogAsync<T>(this ISqlDatabase database, Func<SqlSession, T> work, CancellationToken cancellation)
    {
        try
        {
            return await database.ReadAsync(work, cancellation);
        }
        catch (Exception e) when (IsUnavailable(e))
        {
            throw AsUnavailable(e);
        }
    }
}
