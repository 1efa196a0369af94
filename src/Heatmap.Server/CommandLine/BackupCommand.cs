using System.CommandLine;

namespace Heatmap.Server;

/// <summary><c>backup</c>.</summary>
internal static class BackupCommand
{
    public static Command Build(Option<string> data, Option<bool> json)
    {
        var to = new Option<string>("--to") { Description = "The backup's folder: a new or an empty one.", Required = true };
        var since = new Option<string?>("--since") { Description = "The folder of an earlier backup: what it has of the log is taken over instead of copied." };
        var views = new Option<bool>("--views") { Description = "Takes the views too, so that restoring needn't fold them afresh." };
        OptionRules.Check(to, path => path.Trim().Length > 0, "a folder's path");
        OptionRules.Check(since, path => path.Trim().Length > 0, "a folder's path");
        // The server that is asked works in another folder than whoever calls.
        to.CustomParser = given => FullPath(given.Tokens[^1].Value);
        since.CustomParser = given => FullPath(given.Tokens[^1].Value);
        return new ControlVerb("backup", BackupWords.InWords)
        {
            Remark = "Not in it, so that a backup never brings back who was forgotten: the secrets folder, without which its keys are useless, and the erasure ledger "
                + "(ledger/erasures.db, with its -wal file), without which it isn't restored. Keep copies of both elsewhere, and the ledger's up to date.",
        }.Build("backup", "Copies log and keys into a folder while the server goes on serving.", data, json, to, since, views);

        // An empty one is refused by the rule above.
        static string FullPath(string path) => path.Trim().Length == 0 ? path : Path.GetFullPath(path);
    }
}
