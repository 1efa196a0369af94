namespace Heatmap.Log;

/// <summary>The size of one append, in every store: chosen to fit below EventStoreDB's 1 MiB with its framing.</summary>
public static class AppendLimits
{
    public const int Events = 100;
    public const int Bytes = 768 * 1024;
}
