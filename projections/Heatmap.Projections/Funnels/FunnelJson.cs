using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>How the states of folds of funnels are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FunnelState))]
internal sealed partial class FunnelJson : JsonSerializerContext;
