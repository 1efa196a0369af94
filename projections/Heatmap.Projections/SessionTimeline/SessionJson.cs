using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>The serializer of session rows and of the fold's state, which is the last session's row.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SessionRow))]
public sealed partial class SessionJson : JsonSerializerContext;
