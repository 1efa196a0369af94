using System.Text.Json.Serialization;

namespace Heatmap.Privacy;

/// <summary>How receipts are written: strictly, so that nothing stands on one that its signature doesn't cover.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ErasureReceipt))]
internal sealed partial class ReceiptJson : JsonSerializerContext;
