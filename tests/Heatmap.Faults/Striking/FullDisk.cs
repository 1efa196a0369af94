namespace Heatmap.Faults;

/// <summary>A disk without a byte left, until somebody makes room.</summary>
/// <param name="disk">A small file system of its own.</param>
/// <param name="name">Whose disk it is.</param>
internal sealed class FullDisk(string disk, string name) : IFault
{
    // https://man7.org/linux/man-pages/man3/errno.3.html: ENOSPC, as .NET puts it into HResult.
    private const int NoSpace = 28;

    private string Ballast => Path.Combine(disk, "ballast");

    public string Name => $"disk of {name} full";

    public object Target => disk;

    public Task StrikeAsync()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        // In ever smaller pieces, so that not a page is left.
        for (var size = 1 << 20; size >= 4096; size /= 4) Fill(ballast, new byte[size]);
        return Task.CompletedTask;
    }

    public Task MendAsync()
    {
        File.Delete(Ballast);
        return Task.CompletedTask;
    }

    private static void Fill(FileStream ballast, byte[] piece)
    {
        try
        {
            while (true) ballast.Write(piece);
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) == NoSpace)
        {
            // That was the aim.
        }
    }
}
