using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>The serializer of session rows, of errors' rows and of the fold's state, which is the last session's row.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SessionRow))]
[JsonSerializable(typeof(ErrorRow))]
public sealed partial class SessionJson : JsonSerializerContext;
