using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlViewReader(ISqlDatabase database) : IViewReader
{
    private const string Listed =
        """
        SELECT rank, key, document FROM view_row
        WHERE generation = @generation AND site = @site AND view = @view AND parent = @parent AND rank >= @from AND rank <= @to
        """;

    public Task<ViewRow?> FindAsync(GenerationId generation, ViewKey key, CancellationToken cancellation = default) =>
        database.ReadAsync(
            session => session.Rows(
                """
                SELECT rank, document FROM view_row
                WHERE generation = @generation AND site = @site AND view = @view AND parent = @parent AND key = @key
                """,
                r => new ViewRow(key, r.GetInt64(0), r.GetFieldValue<byte[]>(1)),
                ("@generation", generation.Value),
                ("@site", key.Site),
                ("@view", key.View),
                ("@parent", key.Parent),
                ("@key", key.Key)).SingleOrDefault(),
            cancellation);

    public Task<IReadOnlyList<ViewRow>> FindAsync(
        GenerationId generation, IReadOnlyCollection<ViewKey> keys, CancellationToken cancellation = default) =>
        database.ReadAsync(session => RowsByKey.Find(session, generation, keys), cancellation);

    public async Task<IReadOnlyList<ViewRow>> ListAsync(
        GenerationId generation, ViewListing listing, CancellationToken cancellation = default) =>
        await database.ReadAsync(
            session => listing.After is var (rank, key) ? After(session, generation, listing, rank, key) : First(session, generation, listing),
            cancellation);

    private static List<ViewRow> First(SqlSession session, GenerationId generation, ViewListing listing) => session.Rows(
        listing.Descending
            ? $"{Listed} ORDER BY rank DESC, key DESC LIMIT @limit"
            : $"{Listed} ORDER BY rank, key LIMIT @limit",
        Read(listing),
        ("@generation", generation.Value),
        ("@site", listing.Site),
        ("@view", listing.View),
        ("@parent", listing.Parent),
        ("@from", listing.FromRank),
        ("@to", listing.ToRank),
        ("@limit", listing.Limit));

    private static List<ViewRow> After(SqlSession session, GenerationId generation, ViewListing listing, long rank, string key) => session.Rows(
        listing.Descending
            ? $"{Listed} AND (rank, key) < (@rank, @key) ORDER BY rank DESC, key DESC LIMIT @limit"
            : $"{Listed} AND (rank, key) > (@rank, @key) ORDER BY rank, key LIMIT @limit",
        Read(listing),
        ("@generation", generation.Value),
        ("@site", listing.Site),
        ("@view", listing.View),
        ("@parent", listing.Parent),
        // The cursor narrows the ranks too, so that the index is entered where the page begins.
        ("@from", listing.Descending ? listing.FromRank : Math.Max(listing.FromRank, rank)),
        ("@to", listing.Descending ? Math.Min(listing.ToRank, rank) : listing.ToRank),
        ("@rank", rank),
        ("@key", key),
        ("@limit", listing.Limit));

    private static Func<DbDataReader, ViewRow> Read(ViewListing listing) => r =>
        new ViewRow(new ViewKey(listing.View, listing.Site, listing.Parent, r.GetString(1)), r.GetInt64(0), r.GetFieldValue<byte[]>(2));
}
