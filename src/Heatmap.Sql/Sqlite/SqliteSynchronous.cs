namespace Heatmap.Sql;

/// <summary>When a commit waits for the disk (https://www.sqlite.org/pragma.html#pragma_synchronous).</summary>
public enum SqliteSynchronous
{
    /// <summary>Only at checkpoints: a power cut may take the last commits, never the file's consistency. For what can be rebuilt.</summary>
    Normal = 1,

    /// <summary>At every commit: what is acknowledged is durable. For facts and keys.</summary>
    Full = 2,
}
