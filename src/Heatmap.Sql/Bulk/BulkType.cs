namespace Heatmap.Sql;

/// <summary>The types that rows written in bulk may have.</summary>
public enum BulkType
{
    /// <summary>BIGINT.</summary>
    Number,

    /// <summary>Text compared by its bytes.</summary>
    Text,

    Bytes,
}
