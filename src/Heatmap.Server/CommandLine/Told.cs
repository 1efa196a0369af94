using Heatmap.Log;
using Heatmap.Privacy;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>Failures that a person can mend are told in a sentence; others keep their stack for a report.</summary>
internal static class Told
{
    public static async Task<int> RunAsync(Printing printing, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
        catch (Exception e) when (IsMendable(e))
        {
            printing.Error(e.Message);
            return 1;
        }
    }

    private static bool IsMendable(Exception e) =>
        e is ControlException or FrontEndException or IOException or UnauthorizedAccessException or SqliteFileException
            or PostgresDatabaseException or SqliteLibraryException or LedgerBrokenException or SecretsMissingException or DamagedKeyException
            or KeyStoreUnavailableException or LogUnavailableException;
}
