namespace Heatmap.Server;

/// <summary>Who can read the data folder, and whether it was restored to the end.</summary>
internal sealed class FolderExamination(string data) : IExamination
{
    private const int MostNamed = 5;

    private const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    // The folder keeps others out; what lies in it openly (a lock file of no content) tells nothing.
    private static readonly string[] Private = ["log", "keys", "ledger", "views", "blobs", "secrets"];

    public string Subject => "folder";

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        if (File.Exists(DataFolder.UnfinishedMark(data)))
            findings.Add(Finding.Act(Subject, "Restoring into it was not finished.", "Run 'restore' again, which begins afresh there."));
        if (!OperatingSystem.IsWindows()) findings.AddRange(Rights());
        if (findings.Count == 0) findings.Add(Finding.Fine(Subject, "Nobody but its owner can read it."));
        return Task.FromResult<IReadOnlyList<Finding>>(findings);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private IEnumerable<Finding> Rights()
    {
        var open = Private.Select(name => Path.Combine(data, name)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder)).Append(data)
            .Where(path => (File.GetUnixFileMode(path) & Others) != 0).ToList();
        if (open.Count == 0) yield break;
        var named = string.Join(", ", open.Take(MostNamed).Select(path => $"'{path}'"));
        yield return Finding.Act(
            Subject, $"Others on this machine have rights on {named}{(open.Count > MostNamed ? $" and {open.Count - MostNamed} more" : "")}.",
            $"chmod -R go-rwx '{data}'");
    }
}
