namespace Heatmap.Ingest;

/// <summary>One value as it was read: numbers as such, texts and bags by their place in the source, lists by their place in a list.</summary>
internal struct FieldValue
{
    public bool Present;

    /// <summary>A text with escapes, which has to be decoded before use.</summary>
    public bool Escaped;
    public long Integer;
    public double Number;

    /// <summary>First byte of a text (after its quote) or of a bag in the source; first element of a list.</summary>
    public int Start;
    public int Length;

    /// <summary>Which of an enumeration's values it is.</summary>
    public string? Choice;
}
