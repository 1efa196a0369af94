using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// How many rows were deleted, and the secret bytes that were in them: null when rows were deleted already, by a call that crashed,
/// so that nobody knows what to look for. Marks of the blind index stand apart: another subject that was, or meanwhile is,
/// identified with the same e-mail has them too, and rightly.
/// </summary>
internal sealed record DestroyedRows(int Count, IReadOnlyList<byte[]>? Bytes)
{
    public IReadOnlyList<(SiteId Site, byte[] Mark)> Indexed { get; init; } = [];

    /// <summary>Whose rows they were; nobody's that could be named where it is empty (a day's salt, a day's visitors).</summary>
    public IReadOnlyCollection<KeyRow.OfSubject> Subjects { get; init; } = [];

    /// <summary>What must stand nowhere in the files now.</summary>
    public IReadOnlyList<byte[]> Unwanted(SqlSession session) =>
        [.. Bytes ?? [], .. Indexed.Where(i => !SqlBlindIndex.Knows(session, i.Site, i.Mark)).Select(i => i.Mark)];
}
