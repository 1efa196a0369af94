using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>What stands of a subject in the three tables that destroying it clears.</summary>
internal static class SubjectRows
{
    public const string Key = "DELETE FROM subject_keys WHERE site = @site AND subject = @subject RETURNING wrapped";
    public const string Map = "DELETE FROM subject_map WHERE site = @site AND subject = @subject RETURNING mark";
    public const string Index = "DELETE FROM blind_index WHERE site = @site AND subject = @subject RETURNING mark";

    /// <summary>Deletes rows with one of the texts above; the secret bytes that were in them.</summary>
    public static List<byte[]> Delete(SqlSession session, string sql, KeyRow.OfSubject subject) =>
        session.Returning(
            sql, row => row.GetFieldValue<byte[]>(0), ("@site", subject.Site.Value), ("@subject", subject.Subject.ToColumn()));
}
