using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

internal sealed class SqlWrappedSecrets(KeyDatabase database, IRowDestruction destruction) : IWrappedSecrets
{
    public async Task<WrappedKey?> FindAsync(SecretName name, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => Find(session, name), cancellation).ConfigureAwait(false);

    public Task<WrappedKey> AddAsync(SecretName name, WrappedKey secret, CancellationToken cancellation = default) =>
        database.WriteAsync(session => Find(session, name) ?? Add(session, database.IsShared, name, secret), cancellation);

    public Task<int> DestroyBeforeAsync(SecretName keep, CancellationToken cancellation = default) =>
        destruction.DestroyAsync(session => DestroyBefore(session, keep), cancellation);

    private static WrappedKey? Find(SqlSession session, SecretName name) =>
        session.Rows(
            "SELECT epoch, wrapped FROM secrets WHERE scope = @scope AND name = @name",
            row => row.Key(0), ("@scope", name.Scope), ("@name", name.Name)).FirstOrDefault();

    private static WrappedKey Add(SqlSession session, bool isShared, SecretName name, WrappedKey secret)
    {
        if (isShared) SqlNodeNews.CheckEpoch(session, secret);
        session.Execute(
            "INSERT INTO secrets (scope, name, epoch, wrapped) VALUES (@scope, @name, @epoch, @wrapped)",
            ("@scope", name.Scope), ("@name", name.Name), ("@epoch", secret.Epoch), ("@wrapped", secret.ToColumn()));
        return secret;
    }

    private static DestroyedRows DestroyBefore(SqlSession session, SecretName keep)
    {
        var secrets = session.Returning(
            "DELETE FROM secrets WHERE scope = @scope AND name < @name RETURNING wrapped",
            row => row.GetFieldValue<byte[]>(0), ("@scope", keep.Scope), ("@name", keep.Name));
        return new DestroyedRows(secrets.Count, secrets);
    }
}
