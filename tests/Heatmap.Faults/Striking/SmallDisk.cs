namespace Heatmap.Faults;

/// <summary>A file system in memory, small enough to be filled.</summary>
internal static class SmallDisk
{
    public const string Missing = "disks are not filled: to mount a small one takes root, and a machine that permits it";

    /// <summary>Only root may mount; in a container perhaps not even root.</summary>
    public static bool IsPossible { get; } = Environment.UserName == "root" && CanMount();

    public static Task MountAsync(string folder, string size) =>
        IsPossible ? Commands.RunAsync("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder) : Task.CompletedTask;

    public static Task UnmountAsync(string folder) => IsPossible ? Commands.RunAsync("umount", "-l", folder) : Task.CompletedTask;

    private static bool CanMount()
    {
        var folder = Directory.CreateTempSubdirectory("heatmap-mount-");
        try
        {
            Commands.RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.FullName).GetAwaiter().GetResult();
            Commands.RunAsync("umount", folder.FullName).GetAwaiter().GetResult();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            folder.Delete();
        }
    }
}
