using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>How funnels' rows are written and read.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FunnelRow))]
public sealed partial class FunnelRowJson : JsonSerializerContext;
