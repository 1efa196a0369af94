using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>The connection broke during a commit: the transaction is either wholly there or not at all, and looking tells which.</summary>
public sealed class CommitInDoubtException(string place, Exception inner)
    : DbException($"The connection to '{place}' broke during a commit, so whether it was made is unknown: {inner.Message}", inner);
