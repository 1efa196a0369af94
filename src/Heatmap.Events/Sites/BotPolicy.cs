namespace Heatmap.Events;

/// <summary>What a site does with requests that look like a machine's. The numbers are a storage format.</summary>
public enum BotPolicy
{
    /// <summary>They are taken, and their run says why it looks like a machine's.</summary>
    Mark = 0,

    /// <summary>They are taken like all others.</summary>
    Off = 1,

    /// <summary>They are refused with the reason.</summary>
    Refuse = 2,
}
