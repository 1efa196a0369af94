using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>
/// The rows of a key store's file as whoever has the file reads them, and what its secrets open. Written from the storage formats,
/// not with the code under test.
/// </summary>
internal sealed class KeyRows
{
    private readonly List<(string Row, int Epoch, byte[] Wrapped)> _wrapped = [];
    private readonly List<(string Site, string Subject, byte[] Mark)> _map = [];
    private readonly List<(string Site, byte[] Mark, long Until)> _tombstones = [];
    private readonly List<(string Site, string Subject, byte[] Mark)> _index = [];

    public KeyRows(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        Read(connection, "SELECT site, subject, epoch, wrapped FROM subject_keys", r => _wrapped.Add(($"subject {r.GetString(0)}/{Id(r, 1)}", r.GetInt32(2), Bytes(r, 3))));
        Read(connection, "SELECT scope, name, epoch, wrapped FROM secrets", r => _wrapped.Add(($"secret {r.GetString(0)}/{r.GetString(1)}", r.GetInt32(2), Bytes(r, 3))));
        Read(connection, "SELECT site, subject, mark FROM subject_map", r => _map.Add((r.GetString(0), Id(r, 1), Bytes(r, 2))));
        Read(connection, "SELECT site, subject, mark FROM blind_index", r => _index.Add((r.GetString(0), Id(r, 1), Bytes(r, 2))));
        Read(connection, "SELECT site, mark, until FROM tombstones", r => _tombstones.Add((r.GetString(0), Bytes(r, 1), r.GetInt64(2))));
    }

    /// <summary>How many rows hold a wrapped key: subjects' and secrets'.</summary>
    public int Count => _wrapped.Count;

    public IReadOnlyList<(string Site, byte[] Mark, long Until)> Tombstones => _tombstones;

    /// <summary>The wrapped key, the map rows' marks and the index rows' marks of a subject.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> TracesOf(Person person)
    {
        var row = RowOf(person);
        var traces = _wrapped.Where(w => w.Row == row).Select(w => ("key", w.Wrapped))
            .Concat(_map.Where(m => m.Subject == person.Subject).Select(m => ("mark", m.Mark)))
            .Concat(_index.Where(i => i.Subject == person.Subject).Select((i, n) => ($"index mark {n}", i.Mark)));
        return traces.Select(t => ($"{person.Name}: {t.Item1}", t.Item2));
    }

    /// <summary>The subjects of these sites that have a row anywhere: a key, a mark, or one in the index.</summary>
    public IEnumerable<string> SubjectsOf(IEnumerable<string> sites)
    {
        var known = sites.ToHashSet();
        var keys = _wrapped.Where(w => w.Row.StartsWith("subject ", StringComparison.Ordinal)).Select(w => w.Row["subject ".Length..].Split('/')).Select(w => (w[0], w[1]));
        var rows = _map.Select(m => (m.Site, m.Subject)).Concat(_index.Select(i => (i.Site, i.Subject))).Concat(keys);
        return rows.Where(r => known.Contains(r.Item1)).Select(r => r.Item2).Distinct();
    }

    public IReadOnlyList<byte[]> MarksOf(Person person) => [.. _map.Where(m => m.Subject == person.Subject).Select(m => m.Mark)];

    public static string RowOf(Person person) => $"subject {person.Company.Site.Id.Value}/{person.Subject}";

    /// <summary>Every key that opens with these key-encryption keys (by epoch), by the row that it stands in.</summary>
    public Dictionary<string, byte[]> Open(IReadOnlyDictionary<int, byte[]> epochs)
    {
        var open = new Dictionary<string, byte[]>();
        foreach (var (row, epoch, wrapped) in _wrapped)
            if (epochs.TryGetValue(epoch, out var key) && Unwrap(key, row, epoch, wrapped) is { } found) open.Add(row, found);
        return open;
    }

    /// <summary>Whether some key, of whatever epoch or none, opens a subject's row of this file.</summary>
    public bool OpensWith(ReadOnlySpan<byte> key, Person person) =>
        _wrapped.Find(w => w.Row == RowOf(person)) is { Wrapped: { } wrapped } row && Unwrap(key, row.Row, row.Epoch, wrapped) is not null;

    private static byte[]? Unwrap(ReadOnlySpan<byte> key, string row, int epoch, byte[] wrapped)
    {
        var bound = new byte[4 + Encoding.UTF8.GetByteCount(row)];
        BinaryPrimitives.WriteInt32BigEndian(bound, epoch);
        Encoding.UTF8.GetBytes(row, bound.AsSpan(4));
        var found = new byte[32];
        using var cipher = new AesGcm(key, 16);
        try
        {
            cipher.Decrypt(wrapped.AsSpan(0, 12), wrapped.AsSpan(12, 32), wrapped.AsSpan(44), found, bound);
            return found;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static void Read(SqliteConnection connection, string sql, Action<SqliteDataReader> take)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read()) take(rows);
    }

    private static string Id(SqliteDataReader row, int column) => Convert.ToHexStringLower(Bytes(row, column));

    private static byte[] Bytes(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
