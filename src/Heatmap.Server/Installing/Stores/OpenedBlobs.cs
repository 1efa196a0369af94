using Heatmap.Blobs;

namespace Heatmap.Server;

/// <summary>The blobs, in whichever store they lie.</summary>
public sealed class OpenedBlobs
{
    private OpenedBlobs(IBlobStore store, IBlobCatalogue catalogue) => (Store, Catalogue) = (store, catalogue);

    public IBlobStore Store { get; }

    public IBlobCatalogue Catalogue { get; }

    /// <exception cref="ControlException">The store can't be opened.</exception>
    public static OpenedBlobs Open(BlobAddress address)
    {
        switch (address)
        {
            case BlobAddress.Folder folder:
                try
                {
                    var inFolder = FolderBlobs.Open(folder.Path);
                    return new OpenedBlobs(inFolder, inFolder);
                }
                catch (BlobStoreUnavailableException e)
                {
                    throw new ControlException($"{e.Message} Name another with {StoreAddresses.BlobsVariable}.");
                }

            default:
                throw new InvalidOperationException($"{address} is no store of blobs.");
        }
    }
}
