namespace Heatmap.Server;

/// <summary>The kinds of stores as manifests name them.</summary>
internal static class LogStore
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";
    public const string EventStoreDb = "eventstoredb";

    public static string Of(StoreAddress address) => address switch
    {
        StoreAddress.File => Sqlite,
        StoreAddress.Postgres => Postgres,
        StoreAddress.EventStoreDb => EventStoreDb,
        _ => throw new InvalidOperationException($"{address} is no store."),
    };

    /// <summary>Whether positions are (append, index): two stores of that kind can exchange a log with its positions.</summary>
    public static bool CountsAppends(string store) => store is Sqlite or Postgres;
}
