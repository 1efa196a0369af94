using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Heatmap.Sql;

/// <summary>
/// The native SQLite that this process runs on: the operating system's where it has one new enough, since that one gets security
/// updates; the bundled one otherwise. The environment variable <c>HEATMAP_SQLITE</c> forces <c>system</c> or <c>bundled</c>.
/// </summary>
public sealed record SqliteLibrary(bool FromSystem, string Version)
{
    public const string Variable = "HEATMAP_SQLITE";

    // RETURNING came with 3.35.0.
    private const int OldestUsable = 3_035_000;

    private static readonly Lazy<SqliteLibrary> Loaded = new(() => Load(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>Loads the library at the first call.</summary>
    /// <exception cref="SqliteLibraryException">The one that is forced isn't there; the message names the mend.</exception>
    public static SqliteLibrary Running => Loaded.Value;

    public override string ToString() => $"SQLite {Version} ({(FromSystem ? "operating system" : "bundled")})";

    private static SqliteLibrary Load(string? forced)
    {
        var system = forced switch
        {
            null or "" => FindInSystem(),
            "system" => Demand(FindInSystem()),
            "bundled" => nint.Zero,
            _ => throw new SqliteLibraryException($"{Variable} is '{forced}': set it to system or bundled, or leave it unset."),
        };
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (_, _, _) => system);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return new SqliteLibrary(system != nint.Zero, raw.sqlite3_libversion().utf8_to_string());
    }

    private static nint FindInSystem()
    {
        var where = DllImportSearchPath.System32 | DllImportSearchPath.SafeDirectories;
        if (!NativeLibrary.TryLoad(SystemName, Assembly.GetExecutingAssembly(), where, out var library)) return nint.Zero;
        if (VersionNumber(library) >= OldestUsable) return library;
        NativeLibrary.Free(library);
        return nint.Zero;
    }

    private static nint Demand(nint library) => library != nint.Zero ? library : throw new SqliteLibraryException(
        $"{Variable}=system asks for the operating system's SQLite, and there is no '{SystemName}' of version 3.35 or later: "
        + $"install it (Debian: apt-get install libsqlite3-0), or set {Variable}=bundled.");

    private static string SystemName =>
        OperatingSystem.IsWindows() ? "winsqlite3" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";

    private static int VersionNumber(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var address)
            ? Marshal.GetDelegateForFunctionPointer<LibVersionNumber>(address)()
            : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int LibVersionNumber();
}
