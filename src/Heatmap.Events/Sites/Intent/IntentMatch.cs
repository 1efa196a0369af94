namespace Heatmap.Events;

/// <summary>What an intent rule gives points for. The numbers are a storage format.</summary>
public enum IntentMatch
{
    /// <summary>Each event that is what <see cref="IntentRule.Step"/> asks for.</summary>
    Step = 0,

    /// <summary>Each session: with a short half-life that is recency.</summary>
    Visit = 1,

    /// <summary>Each day on which a person came again who had been there on an earlier one.</summary>
    Return = 2,

    /// <summary>Each person beyond one, by the last day of each: several people of one company.</summary>
    People = 3,
}
