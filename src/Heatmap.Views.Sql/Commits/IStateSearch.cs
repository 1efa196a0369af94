using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Finds the fold states of many subjects, in the way that costs the engine least.</summary>
internal interface IStateSearch
{
    /// <param name="session">Within a transaction that reads.</param>
    /// <param name="generation">Whose states.</param>
    /// <param name="subjects">None of them twice.</param>
    List<FoldState> Find(SqlSession session, GenerationId generation, IReadOnlyList<(string Site, string Subject)> subjects);
}
