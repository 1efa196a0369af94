using Npgsql;

namespace Heatmap.Sql;

/// <summary>Why a database can't be opened, with the mend.</summary>
internal static class PostgresRefusals
{
    public static string Mend(Exception failure) => failure is PostgresException refused
        ? refused.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"refuses us ({refused.MessageText}): check user and password of the connection string, and the server's pg_hba.conf.",
            PostgresErrorCodes.InvalidCatalogName => "doesn't exist: make it with CREATE DATABASE, owned by this user.",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"doesn't let this user make tables ({refused.MessageText}): let the user own the database.",
            _ => $"can't be opened: {refused.MessageText} ({refused.SqlState}).",
        }
        : failure is WriterHeldUpException
            ? $"can't be made ready: {failure.Message}"
            : $"can't be reached: {failure.Message}. Is the server running, and are host, port and sslmode right?";
}
