namespace Heatmap.Server.Tests;

/// <summary>A data folder of a test's own, gone afterwards.</summary>
public sealed class Scratch : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("heatmap-server-").FullName;

    public string Data => Path.Combine(_root, "data");

    public string At(string name) => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
