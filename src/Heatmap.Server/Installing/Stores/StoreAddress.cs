namespace Heatmap.Server;

/// <summary>Where a store is: a closed set. An address may hold a password, so none says itself.</summary>
public abstract record StoreAddress
{
    private const string FilePrefix = "sqlite:";

    private static readonly string[] PostgresPrefixes = ["postgres://", "postgresql://"];
    private static readonly string[] EventStorePrefixes = ["esdb://", "esdb+discover://", "kurrentdb://", "kurrentdb+discover://"];

    private StoreAddress()
    {
    }

    public sealed override string ToString() => GetType().Name;

    /// <summary>Reads an address as it is set in a variable; what is none is told without being repeated.</summary>
    /// <exception cref="ControlException">It has none of the forms.</exception>
    public static StoreAddress Parse(string variable, string text)
    {
        if (text.StartsWith(FilePrefix, StringComparison.OrdinalIgnoreCase) && text.Length > FilePrefix.Length) return new File(text[FilePrefix.Length..]);
        if (Has(PostgresPrefixes, text)) return new Postgres(text);
        if (Has(EventStorePrefixes, text)) return new EventStoreDb(text);
        throw new ControlException(
            $"{variable} is no address of a store. Set it to postgres://user:password@host:5432/database, to sqlite:PATH for a file, "
            + "the log also to esdb://host:2113, or leave it unset for a file in the data folder.");
    }

    private static bool Has(string[] prefixes, string text) => prefixes.Any(p => text.StartsWith(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>A SQLite file.</summary>
    public sealed record File(string Path) : StoreAddress;

    /// <summary>A PostgreSQL database.</summary>
    public sealed record Postgres(string Address) : StoreAddress;

    /// <summary>An EventStoreDB server or cluster: for the log.</summary>
    public sealed record EventStoreDb(string Address) : StoreAddress;
}
