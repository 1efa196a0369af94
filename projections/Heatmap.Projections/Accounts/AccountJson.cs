using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>How accounts' rows are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(AccountPersonRow))]
[JsonSerializable(typeof(AccountSessionRow))]
[JsonSerializable(typeof(SessionAccountRow))]
[JsonSerializable(typeof(AccountSaidRow))]
[JsonSerializable(typeof(AccountEntryRow))]
public sealed partial class AccountJson : JsonSerializerContext;
