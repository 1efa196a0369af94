using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's DeclaredEvent.</summary>
public sealed class DeclaredEventFields(DeclaredEvent declared)
{
    public string Event => declared.Name;

    public IReadOnlyList<string> Properties => declared.Properties;
}
