namespace Heatmap.Server;

/// <summary>Where blobs are: a closed set. An address may hold a password, so none says itself.</summary>
public abstract record BlobAddress
{
    private const string FolderPrefix = "file:";

    private BlobAddress()
    {
    }

    public sealed override string ToString() => GetType().Name;

    /// <summary>Reads an address as it is set in a variable; what is none is told without being repeated.</summary>
    /// <exception cref="ControlException">It has none of the forms.</exception>
    public static BlobAddress Parse(string variable, string text) =>
        text.StartsWith(FolderPrefix, StringComparison.OrdinalIgnoreCase) && text.Length > FolderPrefix.Length
            ? new Folder(System.IO.Path.GetFullPath(text[FolderPrefix.Length..]))
            : throw new ControlException($"{variable} is no address of a store of blobs. Set it to file:PATH for a folder, or leave it unset for one in the data folder.");

    /// <summary>A folder of files.</summary>
    public sealed record Folder(string Path) : BlobAddress;
}
