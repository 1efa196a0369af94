namespace Heatmap.Blobs.Tests;

public sealed class InMemoryBlobsTests : BlobStoreContract<InMemoryBlobs>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<InMemoryBlobs> OpenAsync() => Task.FromResult(new InMemoryBlobs());
}
