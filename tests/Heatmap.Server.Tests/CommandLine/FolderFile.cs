using Microsoft.Data.Sqlite;

namespace Heatmap.Server.Tests.CommandLine;

/// <summary>Looks into a data folder's files by hand, past the program that owns them.</summary>
public static class FolderFile
{
    public static long Number(string data, string file, string question, params (string Name, object Value)[] parameters) =>
        (long)Command(data, file, question, parameters, c => c.ExecuteScalar())!;

    public static string Text(string data, string file, string question) => (string)Command(data, file, question, [], c => c.ExecuteScalar())!;

    public static int Change(string data, string file, string statement, params (string Name, object Value)[] parameters) =>
        Command(data, file, statement, parameters, c => c.ExecuteNonQuery());

    /// <summary>Plants a row into a live generation that no event ever made.</summary>
    public static void PlantRow(ServedFolder folder, string projection) => Change(
        folder.Data, "views/views.db",
        """
        INSERT INTO view_row (generation, site, view, parent, key, rank, document)
        SELECT id, $site, 'session', '', 'planted-by-hand', 7, $document FROM generation WHERE projection = $projection AND state = $live
        """,
        ("$site", folder.Site), ("$document", "{}"u8.ToArray()), ("$projection", projection), ("$live", (int)Views.GenerationState.Live)).ShouldBe(1);

    public static long KeyRows(ServedFolder folder) => Number(folder.Data, "keys/keys.db", "SELECT count(*) FROM subject_keys");

    public static long KeyRowsOf(ServedFolder folder, string subject) =>
        Number(folder.Data, "keys/keys.db", "SELECT count(*) FROM subject_keys WHERE lower(hex(subject)) = $subject", ("$subject", subject));

    private static T Command<T>(string data, string file, string text, (string Name, object Value)[] parameters, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, file)};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return run(command);
    }
}
