using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// A key store in one SQLite file (<c>keys/keys.db</c>): every commit waits for the disk, deleted content is overwritten, and what
/// is destroyed is looked for in the file's bytes before the call returns.
/// </summary>
public sealed class SqliteKeyStore : IDisposable
{
    private readonly SqliteFile _file;
    private readonly GroupCommitWriter _writer;
    private readonly Residue _residue;
    private bool _closed;

    private SqliteKeyStore(SqliteFile file)
    {
        _file = file;
        _writer = new GroupCommitWriter(file, "Heatmap keys");
        _residue = new Residue(file.Path);
        var database = new KeyDatabase(file, _writer);
        var destruction = new SqliteRowDestruction(file, database, _residue);
        Ports = new KeyStore(
            new SqlSubjectKeys(database, destruction),
            new SqlSubjectMap(database, destruction),
            new SqlTombstones(database),
            new SqlBlindIndex(database),
            new SqlWrappedSecrets(database, destruction),
            new SqlRewrapping(database, destruction),
            new SqlLedgerAnchor(database));
    }

    public KeyStore Ports { get; }

    /// <summary>Where the keys lie, for backup and restoring.</summary>
    public ISqlDatabase Database => _file;

    /// <summary>Opens the file, making it where it is missing.</summary>
    /// <exception cref="SqliteFileException">It can't be opened, or isn't a key database of this version or an earlier one.</exception>
    public static SqliteKeyStore Open(string path, SqliteFileOptions? options = null) =>
        new(SqliteFile.Open(path, SqliteKeyTables.Schema, options));

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _writer.Dispose();
        _file.Dispose();
        _residue.Dispose();
    }
}
