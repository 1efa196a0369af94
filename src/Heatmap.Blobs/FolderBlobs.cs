using System.Globalization;
using System.Runtime.CompilerServices;

namespace Heatmap.Blobs;

/// <summary>
/// Blobs as files: <c>site/2026-11-21/9f/9f86d0...</c>. A file is written under another name and then renamed, so there is all of it
/// or nothing; its name is durable too. Nobody but the account of this process can read it.
/// </summary>
public sealed class FolderBlobs : IBlobStore, IBlobCatalogue
{
    private const string Incoming = "incoming";
    private const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderRights = FileRights | UnixFileMode.UserExecute;

    private readonly string _root;
    private long _written;

    private FolderBlobs(string root) => _root = root;

    /// <summary>Opens a folder, making it where it is missing. What an earlier process was writing when it died is cleared away.</summary>
    /// <exception cref="BlobStoreUnavailableException">It can't be made or written.</exception>
    public static FolderBlobs Open(string folder)
    {
        var blobs = new FolderBlobs(Path.GetFullPath(folder));
        return blobs.Guarded(() =>
        {
            blobs.MakeFolder(blobs.IncomingFolder);
            foreach (var left in Directory.EnumerateFiles(blobs.IncomingFolder)) File.Delete(left);
            return blobs;
        });
    }

    /// <summary>A folder to be read only: nothing is made or cleared away in it, whoever writes there.</summary>
    public static FolderBlobs Look(string folder) => new(Path.GetFullPath(folder));

    public Task<BlobName> PutAsync(string site, DateOnly day, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        Task.Run(() => Guarded(() => Put(BlobName.Of(site, day, bytes.Span), bytes.Span)), cancellation);

    public Task<ReadOnlyMemory<byte>?> FindAsync(BlobName name, CancellationToken cancellation = default) =>
        Task.Run(() => Guarded(() => Find(name)), cancellation);

    public Task DeleteAsync(IReadOnlyCollection<BlobName> names, CancellationToken cancellation = default) =>
        Task.Run(() => Guarded(() => Delete(names)), cancellation);

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string? site = null, DateOnly? before = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var siteFolder in Folders(_root).Where(f => NameOf(f) != Incoming && (site is null || NameOf(f) == site)))
        {
            foreach (var dayFolder in Folders(siteFolder))
            {
                // A day at a time: it is what one listing holds in memory.
                var entries = await Task.Run(() => Guarded(() => InDay(NameOf(siteFolder), dayFolder, before)), cancellation).ConfigureAwait(false);
                foreach (var entry in entries) yield return entry;
            }
        }
    }

    private BlobName Put(BlobName name, ReadOnlySpan<byte> bytes)
    {
        var (path, folder) = (PathOf(name), Path.GetDirectoryName(PathOf(name))!);
        if (File.Exists(path)) return name;
        var written = Write(bytes);
        while (true)
        {
            MakeFolder(folder);
            try
            {
                File.Move(written, path, overwrite: true);
                break;
            }
            catch (DirectoryNotFoundException) when (File.Exists(written))
            {
                // The last of that day was just deleted, and the folder with it.
            }
        }

        for (var made = folder; made.Length >= _root.Length; made = Path.GetDirectoryName(made)!) DurableNames.Flush(made);
        return name;
    }

    private string Write(ReadOnlySpan<byte> bytes)
    {
        var number = Interlocked.Increment(ref _written);
        var path = Path.Combine(IncomingFolder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{number}"));
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = FileRights;
        using var file = new FileStream(path, create);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return path;
    }

    private ReadOnlyMemory<byte>? Find(BlobName name)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(name));
            return name.Fits(bytes) ? bytes : throw new DamagedBlobException(name);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private bool Delete(IReadOnlyCollection<BlobName> names)
    {
        foreach (var inFolder in names.GroupBy(n => Path.GetDirectoryName(PathOf(n))!).Where(g => Directory.Exists(g.Key)))
        {
            foreach (var name in inFolder) File.Delete(PathOf(name));
            DurableNames.Flush(inFolder.Key);
            for (var folder = inFolder.Key; folder.Length > _root.Length && TryRemoveEmpty(folder);) folder = Path.GetDirectoryName(folder)!;
        }

        return true;
    }

    /// <summary>False where somebody has put something into it meanwhile, or removed it.</summary>
    private static bool TryRemoveEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static List<BlobEntry> InDay(string site, string dayFolder, DateOnly? before)
    {
        if (!Directory.Exists(dayFolder)) return [];
        var files = new DirectoryInfo(dayFolder).EnumerateFiles("*", SearchOption.AllDirectories);
        var entries = files.Select(f => (f, Name: BlobName.TryParse($"{site}/{NameOf(dayFolder)}/{f.Name}", out var name) ? name : null));
        return [.. entries.Where(e => e.Name is { } name && (before is null || name.Day < before))
            .Select(e => new BlobEntry(e.Name!.Value, e.f.Length)).OrderBy(e => e.Name.Hash, StringComparer.Ordinal)];
    }

    private List<string> Folders(string folder) =>
        Guarded(() => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).ToList() : []);

    private static string NameOf(string folder) => Path.GetFileName(folder);

    private string IncomingFolder => Path.Combine(_root, Incoming);

    // A part of the hash as a folder: a day may have many, and some file systems are slow with a hundred thousand names in one.
    private string PathOf(BlobName name) => Path.Combine(_root, name.Site, name.DayText, name.Hash[..2], name.Hash);

    /// <summary>One by one: the system's call gives the rights to the last of them only.</summary>
    private void MakeFolder(string folder)
    {
        if (folder.Length > _root.Length) MakeFolder(Path.GetDirectoryName(folder)!);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderRights);
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlobStoreUnavailableException($"The folder of blobs '{_root}' can't be read or written: {e.Message}", e);
        }
    }
}
