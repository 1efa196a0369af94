namespace Heatmap.Privacy.Tests;

public sealed class InMemoryKeyStoreTests : KeyStoreContract
{
    protected override KeyStore Store { get; } = InMemoryKeyStore.Create();
}
