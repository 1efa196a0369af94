using System.Data.Common;
using System.Globalization;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>Puts a backed-up key store into an empty database.</summary>
public sealed class KeyRestoring(ISqlDatabase database)
{
    private const int RowsATransaction = 5000;

    /// <summary>Writes the rows, then drops those that lead to a key that isn't there; durable when this returns.</summary>
    /// <exception cref="KeyStoreUnavailableException">It can't be written, or wasn't empty.</exception>
    public void Restore(IEnumerable<KeyRecord> rows, CancellationToken cancellation = default)
    {
        try
        {
            foreach (var chunk in rows.Chunk(RowsATransaction))
            {
                cancellation.ThrowIfCancellationRequested();
                database.Write(session => Insert(session, chunk));
            }

            database.Write(DropKeyless);
        }
        catch (DbException e)
        {
            throw new KeyStoreUnavailableException(e.Message, e);
        }
    }

    private static bool Insert(SqlSession session, KeyRecord[] rows)
    {
        foreach (var row in rows)
        {
            var values = row.Values.Select((value, i) => (string.Create(CultureInfo.InvariantCulture, $"@v{i}"), value)).ToArray();
            session.Execute(ArchivedTable.All[row.Table - 1].Insert, values);
        }

        return true;
    }

    private static bool DropKeyless(SqlSession session)
    {
        SqlRewrapping.DeleteKeyless(session);
        return true;
    }
}
