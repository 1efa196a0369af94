namespace Heatmap.Views;

/// <summary>The numbers are a storage format.</summary>
public enum GenerationState
{
    /// <summary>Being filled beside the live one; nobody reads it.</summary>
    Building = 0,

    /// <summary>What queries read.</summary>
    Live = 1,

    /// <summary>Replaced; its rows are being removed.</summary>
    Retired = 2,

    /// <summary>Built; folded on together with the live one, in the same commits, until it takes its place. Nobody reads it.</summary>
    Following = 3,
}
