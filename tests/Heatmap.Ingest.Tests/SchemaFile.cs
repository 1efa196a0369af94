namespace Heatmap.Ingest.Tests;

/// <summary>The contract as it lies in the SDK's folder.</summary>
internal static class SchemaFile
{
    public static byte[] Bytes()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Heatmap.sln"))) folder = folder.Parent!;
        return File.ReadAllBytes(Path.Combine(folder.FullName, "src", "browser-sdk", "collect.schema.json"));
    }
}
