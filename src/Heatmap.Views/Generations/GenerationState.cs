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
}
