using System.Text.Json.Serialization;

namespace Heatmap.Log.EventStoreDb;

[JsonSerializable(typeof(Truncation))]
internal sealed partial class TruncationJson : JsonSerializerContext;
