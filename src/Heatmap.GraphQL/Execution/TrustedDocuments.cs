using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>Documents known beforehand, such as those of the clients one builds oneself, by id and by hash.</summary>
public sealed class TrustedDocuments
{
    private const string HashPrefix = "sha256:";

    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);

    /// <summary>Documents by id. Each is known by the hash of its text too.</summary>
    public TrustedDocuments(IEnumerable<KeyValuePair<string, string>> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var (id, text) in documents)
        {
            _byId[Bare(id)] = text;
            _byId[DocumentHash.Of(text)] = text;
        }
    }

    /// <summary>
    /// Documents from a folder of <c>.graphql</c> files, whose names are the ids, or from one JSON file: an object of
    /// texts by id, as GraphQL code generation writes it, or the manifest of Apollo's tools.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is neither of the two.</exception>
    public static TrustedDocuments Load(string path)
    {
        if (Directory.Exists(path))
        {
            return new TrustedDocuments(Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories)
                .Select(f => KeyValuePair.Create(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))));
        }

        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            return new TrustedDocuments(Read(manifest.RootElement).ToList());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} is no list of documents: it must be an object of texts by id, or an Apollo manifest.", e);
        }
    }

    internal string? Find(string id) => _byId.GetValueOrDefault(Bare(id));

    private static string Bare(string id) => id.StartsWith(HashPrefix, StringComparison.Ordinal) ? id[HashPrefix.Length..] : id;

    private static IEnumerable<KeyValuePair<string, string>> Read(JsonElement manifest) =>
        manifest.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? operations.EnumerateArray().Select(o => KeyValuePair.Create(o.GetProperty("id").GetString()!, o.GetProperty("body").GetString()!))
            : manifest.EnumerateObject().Select(o => KeyValuePair.Create(o.Name, o.Value.GetString() ?? throw new KeyNotFoundException(o.Name)));
}
