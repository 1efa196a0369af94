using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlLeases(GroupCommitWriter writer) : ILeases
{
    // One lease holds all partitions.
    private const long All = 0;

    public Task<FencingToken> TakeAsync(string owner, CancellationToken cancellation = default) =>
        writer.WriteAsync(session => Take(session, owner), cancellation: cancellation);

    /// <exception cref="LeaseLostException">The token isn't the newest.</exception>
    public static void Check(SqlSession session, FencingToken token)
    {
        if (session.Number("SELECT token FROM lease WHERE id = @id", ("@id", All)) != token.Value) throw new LeaseLostException(token);
    }

    private static FencingToken Take(SqlSession session, string owner)
    {
        var token = Counter.Next(session, "lease");
        session.Execute(
            """
            INSERT INTO lease (id, owner, token) VALUES (@id, @owner, @token)
            ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, token = excluded.token
            """,
            ("@id", All),
            ("@owner", owner),
            ("@token", token));
        return new FencingToken(token);
    }
}
