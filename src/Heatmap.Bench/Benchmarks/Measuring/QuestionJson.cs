using System.Text.Json.Serialization;

namespace Heatmap.Bench;

/// <summary>The serializer of a question in the body of a request.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class QuestionJson : JsonSerializerContext;
