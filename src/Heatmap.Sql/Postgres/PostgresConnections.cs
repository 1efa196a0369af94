using System.Globalization;
using Npgsql;

namespace Heatmap.Sql;

/// <summary>Opens sessions to one database, set up as we promise. They are kept by whoever opens them: there is no pool behind.</summary>
internal sealed class PostgresConnections : IDisposable
{
    // What we use is older; this is the oldest that got security updates lately (https://www.postgresql.org/support/versioning/).
    private const int OldestVersion = 13;

    private readonly NpgsqlDataSource _source;
    private readonly PostgresOptions _options;

    public PostgresConnections(string address, PostgresOptions options)
    {
        var parsed = PostgresAddress.Parse(address);
        (_options, Place) = (options, PostgresAddress.PlaceOf(parsed));
        parsed.Pooling = false;
        parsed.ApplicationName ??= "Heatmap";
        // Texts are constants: each is prepared at its second use and stays so.
        if (parsed.MaxAutoPrepare == 0) (parsed.MaxAutoPrepare, parsed.AutoPrepareMinUsages) = (256, 2);
        // A row's values in an error message could be personal.
        parsed.IncludeErrorDetail = false;
        parsed.PersistSecurityInfo = false;
        _source = new NpgsqlDataSourceBuilder(parsed.ConnectionString).Build();
    }

    /// <summary>The address without the password.</summary>
    public string Place { get; }

    public SqlSession OpenReading() => Open(isPatient: false, ("default_transaction_read_only", "on"));

    public SqlSession OpenWriting(bool isPatient = false) => Open(
        isPatient,
        ("synchronous_commit", _options.Durable ? "on" : "off"),
        ("lock_timeout", Milliseconds(_options.Patience)),
        ("idle_in_transaction_session_timeout", Milliseconds(_options.LongestPause)));

    /// <summary>A connection that nothing is set on, for listening.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation);

    /// <summary>Whether a session that has met this can't be used again, because its connection is gone.</summary>
    public static bool IsLost(Exception failure) => failure is PostgresException refused
        // 57P: shutdown, crash, idle timeout; 08: connection; 25P03: idle in transaction for too long.
        ? refused.SqlState.StartsWith("57P", StringComparison.Ordinal) || refused.SqlState.StartsWith("08", StringComparison.Ordinal)
            || refused.SqlState == "25P03"
        : failure is NpgsqlException or IOException or ObjectDisposedException or InvalidOperationException;

    public void Dispose() => _source.Dispose();

    private SqlSession Open(bool isPatient, params (string Name, string Value)[] settings)
    {
        var connection = _source.OpenConnection();
        try
        {
            if (connection.PostgreSqlVersion.Major < OldestVersion)
                throw new PostgresDatabaseException(Place, $"runs on PostgreSQL {connection.PostgreSqlVersion}: version {OldestVersion} or later is needed.");
            var session = new SqlSession(connection, new PostgresDialect(), isPatient);
            // Statements are sent one by one everywhere: Npgsql sends several in one text with a thread of .NET's pool, also when called
            // synchronously, and when all of those wait here nobody goes on.
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("client_min_messages", "warning"), .. settings])
                session.Number("SELECT 1 WHERE set_config(@name, @value, false) IS NOT NULL", ("@name", name), ("@value", value));
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}");
}
