using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// Copies a key store while it is in use, a page at a time: one long read would hold up erasures, which wait until nobody reads
/// the file. What that leaves open is closed by the order. Keys come first: of a subject forgotten meanwhile either the key was
/// copied, and the ledger, which is applied to every restored copy, destroys it again; or nothing is copied that leads to it but
/// rows without a key, which restoring drops. The ledger's head comes last, so that it covers every erasure that the copy shows.
/// </summary>
public sealed class KeyArchiveWriter(ISqlDatabase database)
{
    /// <summary>Writes all to the stream, which stays open; every key that stood there when this was called and wasn't destroyed meanwhile.</summary>
    /// <exception cref="KeyStoreUnavailableException">The key store can't be read.</exception>
    public async Task<KeyCensus> WriteAsync(Stream to, Action<long> rowsSoFar, CancellationToken cancellation = default)
    {
        await to.WriteAsync(KeyArchiveFormat.Magic.ToArray(), cancellation).ConfigureAwait(false);
        to.WriteByte(KeyArchiveFormat.Version);
        var counting = new Counting();
        // Keys and marks are random: more than the names of sites can't be saved, and the quickest way finds those.
        await using var writer = new BinaryWriter(
            new BufferedStream(new BrotliStream(to, CompressionLevel.Fastest, leaveOpen: true), 1 << 16), Encoding.UTF8);
        foreach (var table in ArchivedTable.All)
        {
            for (var page = await ReadAsync(table, null, cancellation).ConfigureAwait(false); page.Count > 0;)
            {
                foreach (var row in page) Write(writer, counting.Count(row));
                rowsSoFar(counting.Rows);
                page = await ReadAsync(table, page[^1], cancellation).ConfigureAwait(false);
            }
        }

        writer.Write((byte)0);
        return counting.Census;
    }

    private async Task<List<KeyRecord>> ReadAsync(ArchivedTable table, KeyRecord? after, CancellationToken cancellation)
    {
        var key = after is null ? [] : table.Key.Select((column, i) => (Name(i), after.Values[Array.IndexOf(table.Columns, column)])).ToArray();
        try
        {
            return await database.ReadAsync(
                session => session.Rows(table.Page(after is null), row => new KeyRecord(table.Number, Values(row)), key), cancellation).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new KeyStoreUnavailableException(e.Message, e);
        }

        static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"@k{index}");
    }

    private static object?[] Values(DbDataReader row)
    {
        var values = new object?[row.FieldCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = row.GetValue(i) switch
            {
                DBNull => null,
                int number => (long)number,
                var value => value,
            };
        }

        return values;
    }

    private static void Write(BinaryWriter writer, KeyRecord row)
    {
        writer.Write(row.Table);
        foreach (var value in row.Values) Write(writer, value);
    }

    private static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Write((byte)0);
                break;
            case long number:
                writer.Write((byte)1);
                writer.Write7BitEncodedInt64(number);
                break;
            case string text:
                writer.Write((byte)2);
                writer.Write(text);
                break;
            case byte[] bytes:
                writer.Write((byte)3);
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            default:
                throw new InvalidOperationException($"A value of type {value.GetType().Name} has no form in a backup.");
        }
    }

    private sealed class Counting
    {
        private readonly Dictionary<int, long> _epochs = [];
        private long _subjects;
        private LedgerHead? _ledger;

        public long Rows { get; private set; }

        public KeyCensus Census => new(_subjects, _epochs, _ledger);

        public KeyRecord Count(KeyRecord row)
        {
            Rows++;
            if (row.Key is { } key) _epochs[key.Value.Epoch] = _epochs.GetValueOrDefault(key.Value.Epoch) + 1;
            if (row.Key is { Key: KeyRow.OfSubject }) _subjects++;
            if (row.LedgerHead is { } head) _ledger = head;
            return row;
        }
    }
}
