using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>An organisation, the tenant to which sites and users belong, was set up: <c>organization.founded.v1</c>.</summary>
public sealed record OrganizationFounded([property: JsonPropertyName("n")] string Name) : IEvent;
