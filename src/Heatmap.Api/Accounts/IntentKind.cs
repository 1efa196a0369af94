namespace Heatmap.Api;

/// <summary>The schema's IntentKind: what a rule matches, in one word.</summary>
public enum IntentKind
{
    Page,
    Click,
    Event,
    Submit,
    Visit,
    Return,
    People,
}
