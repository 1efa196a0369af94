namespace Heatmap.Faults;

/// <summary>Something that goes wrong, and how it goes right again.</summary>
internal interface IFault
{
    string Name { get; }

    /// <summary>What is struck; two faults of one thing are not struck at the same time.</summary>
    object Target { get; }

    Task StrikeAsync();

    /// <summary>Undoes it; the system has to recover by itself then.</summary>
    Task MendAsync();

    /// <summary>The same while other faults last, with which it may be impossible: false when it wasn't done in time.</summary>
    async Task<bool> TryMendAsync(TimeSpan time)
    {
        await MendAsync();
        return true;
    }
}
