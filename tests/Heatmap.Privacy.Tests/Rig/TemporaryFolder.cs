namespace Heatmap.Privacy.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("heatmap-privacy-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Whether any file of the folder holds these bytes anywhere.</summary>
    public bool Holds(ReadOnlySpan<byte> bytes)
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
            if (File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0) return true;
        return false;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
