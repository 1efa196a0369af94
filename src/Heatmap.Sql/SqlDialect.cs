using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>
/// The words in which the engines differ, to be put into SQL that is otherwise one text for both. Keys are BIGINT, names are
/// compared by their bytes, parameters are written <c>@name</c> everywhere.
/// </summary>
public abstract class SqlDialect
{
    /// <summary>The type of a column of bytes.</summary>
    public abstract string Blob { get; }

    /// <summary>The type of a column of text that is compared and sorted by its UTF-8 bytes.</summary>
    public abstract string Text { get; }

    /// <summary>Type and constraint of a key that the engine counts up itself and never gives out twice, deleted rows included.</summary>
    public abstract string AutoKey { get; }

    /// <summary>
    /// A query that has the engine count such a key on from the largest one that stands in the table, after keys were given to rows
    /// by hand; null where it does so by itself.
    /// </summary>
    public abstract string? CountOn(string table, string column);

    /// <summary>What stands after the brackets of a table that is stored in the order of its primary key.</summary>
    public abstract string OrderedByKey { get; }

    /// <summary>
    /// A text as the engine holds it. U+0000 stands as U+FFFD where the engine's texts can't hold it, in what is written as in what is
    /// looked for: that is what HTML makes of it too (https://html.spec.whatwg.org/#parse-error-unexpected-null-character).
    /// </summary>
    public virtual string Storable(string text) => text;

    /// <summary>
    /// What stands at the end of a SELECT whose rows are not to be deleted before the transaction ends. Empty where there is one writer.
    /// </summary>
    public abstract string KeepingRows { get; }

    /// <summary>As <see cref="KeepingRows"/>, for rows that are not to be changed either.</summary>
    public abstract string HoldingRows { get; }

    /// <summary>As <see cref="HoldingRows"/>, for rows that this transaction is to change or delete: nobody else may keep them.</summary>
    public abstract string TakingRows { get; }

    /// <summary>
    /// Whether only this one statement was refused (a constraint), and the transaction can go on; false when the engine itself
    /// failed (disk full, I/O error) and nothing of the transaction can be trusted.
    /// </summary>
    public abstract bool IsRefusal(DbException failure);

    /// <summary>Whether a refused statement spoils its transaction, so that only going back to a savepoint saves it.</summary>
    public abstract bool RefusalEndsTransaction { get; }

    /// <summary>Whether the transaction was surely not made and would go through at another time (a deadlock, say).</summary>
    public abstract bool IsPassing(DbException failure);

    /// <summary>
    /// A query that gives no more rows than <c>@rows</c>, and none after those that fill <c>@bytes</c>, for callers that would stop
    /// reading there anyway: an engine that sends rows whether they are read or not is kept from sending them.
    /// </summary>
    /// <param name="query">Without ORDER BY.</param>
    /// <param name="columns">What it selects, by name.</param>
    /// <param name="payload">The column whose bytes are counted.</param>
    /// <param name="order">What ORDER BY orders by.</param>
    public abstract string Bounded(string query, string columns, string payload, string order);

    /// <summary>Makes a temporary table where the session has none of this name.</summary>
    internal abstract string MakeStage(BulkTable table);

    /// <summary>Puts rows into a table by the engine's fastest way. Returns their number.</summary>
    internal abstract long Fill<T>(SqlSession session, DbConnection connection, BulkTable table, IEnumerable<T> items, Action<BulkRow, T> write);
}
