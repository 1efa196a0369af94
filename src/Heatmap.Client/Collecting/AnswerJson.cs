using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>Reads what the endpoint answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Taken))]
[JsonSerializable(typeof(RefusalBody))]
internal sealed partial class AnswerJson : JsonSerializerContext;
