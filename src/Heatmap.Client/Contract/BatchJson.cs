using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>Writes and reads batches without reflection, in the contract's spelling.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Batch))]
public sealed partial class BatchJson : JsonSerializerContext;
