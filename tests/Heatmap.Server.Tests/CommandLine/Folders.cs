namespace Heatmap.Server.Tests.CommandLine;

/// <summary>Two data folders for all tests of verbs: one that a server owns, one that nobody does.</summary>
public sealed class Folders : IAsyncLifetime
{
    private const int Visitors = 3;

    public Checkout Checkout { get; } = new();

    public ServedFolder Served { get; private set; } = null!;

    public ServedFolder Unserved { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Served = new ServedFolder(Checkout, "served");
        await Served.FillAsync(Visitors);
        Unserved = new ServedFolder(Checkout, "unserved");
        await Unserved.FillAsync(Visitors);
        (await Unserved.StopAsync()).ShouldBe(0, "a server that is told to stop has done its work");
    }

    public async Task DisposeAsync()
    {
        await Served.DisposeAsync();
        await Unserved.DisposeAsync();
        Checkout.Dispose();
    }
}
