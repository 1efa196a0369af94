using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's IntentConditionInput.</summary>
public sealed record IntentConditionInput(string Property, PropertyTest Test, string? Value);
