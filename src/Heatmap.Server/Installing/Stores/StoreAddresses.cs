namespace Heatmap.Server;

/// <summary>
/// Where the stores of an installation are. Nothing set means files in the data folder. Secrets (key-encryption keys, signing key, the
/// keys of logins) are a folder always; nodes of one installation share it.
/// </summary>
public sealed record StoreAddresses(StoreAddress Log, StoreAddress Views, StoreAddress Keys, StoreAddress Ledger, BlobAddress Blobs, string Secrets)
{
    public const string LogVariable = "ConnectionStrings__Log";
    public const string ViewsVariable = "ConnectionStrings__Views";
    public const string KeysVariable = "ConnectionStrings__Keys";
    public const string LedgerVariable = "ConnectionStrings__Ledger";
    public const string BlobsVariable = "ConnectionStrings__Blobs";
    public const string SecretsVariable = "HEATMAP_SECRETS";

    /// <summary>All of them files in the folder.</summary>
    public static StoreAddresses In(string folder) => new(
        FileIn(folder, "log", "log.db"),
        FileIn(folder, "views", "views.db"),
        FileIn(folder, "keys", "keys.db"),
        FileIn(folder, "ledger", "erasures.db"),
        new BlobAddress.Folder(Path.Combine(folder, "blobs")),
        Path.Combine(folder, "secrets"));

    /// <exception cref="ControlException">A variable can't be understood, or they don't go together.</exception>
    public static StoreAddresses FromEnvironment(string folder)
    {
        var files = In(folder);
        var set = new StoreAddresses(
            Read(LogVariable) ?? files.Log,
            Read(ViewsVariable) ?? files.Views,
            Read(KeysVariable) ?? files.Keys,
            Read(LedgerVariable) ?? files.Ledger,
            Environment.GetEnvironmentVariable(BlobsVariable) is { Length: > 0 } blobs ? BlobAddress.Parse(BlobsVariable, blobs) : files.Blobs,
            Environment.GetEnvironmentVariable(SecretsVariable) is { Length: > 0 } secrets ? Path.GetFullPath(secrets) : files.Secrets);
        set.Check();
        return set;
    }

    private void Check()
    {
        foreach (var (variable, address) in ((string, StoreAddress)[])[(ViewsVariable, Views), (KeysVariable, Keys), (LedgerVariable, Ledger)])
        {
            if (address is StoreAddress.EventStoreDb)
                throw new ControlException($"{variable} names an EventStoreDB server, which holds the log only. Name a PostgreSQL database.");
        }

        if (Keys is StoreAddress.Postgres == Ledger is StoreAddress.Postgres) return;
        throw new ControlException(
            $"{KeysVariable} and {LedgerVariable} must both name PostgreSQL databases, each one of its own, or both be files: nodes that share "
            + "the keys share the ledger of erasures, and it never lies in the keys' database, since backups take that.");
    }

    private static StoreAddress? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? StoreAddress.Parse(variable, text) : null;

    private static StoreAddress.File FileIn(string folder, string part, string file) => new(Path.Combine(folder, part, file));
}
