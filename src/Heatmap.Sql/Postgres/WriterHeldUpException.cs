using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>Another writer has held the database for longer than the patience of the options; nothing was written.</summary>
public sealed class WriterHeldUpException(string place, string holder, Exception inner) : DbException(
    $"Writing to '{place}' is held up by {holder}: wait for it, or end it with SELECT pg_terminate_backend(process).", inner);
