using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>How the state of accounts' fold is written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(AccountState))]
internal sealed partial class AccountStateJson : JsonSerializerContext;
