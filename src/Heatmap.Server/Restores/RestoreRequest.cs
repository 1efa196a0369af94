using System.Globalization;
using Heatmap.Log;

namespace Heatmap.Server;

/// <summary>What is restored, from where, and into which place.</summary>
/// <param name="From">The backup's folder.</param>
/// <param name="Data">The data folder to be made: none yet, an empty one, or one in which restoring was broken off.</param>
/// <param name="Secrets">The secrets folder of the installation: it is copied.</param>
/// <param name="Ledger">The erasure ledger's file, as the installation had it last: it is copied.</param>
internal sealed record RestoreRequest(string From, string Data, string Secrets, string Ledger)
{
    /// <summary>Another backup, a later one, to take the keys from; null for the same one.</summary>
    public string? KeysFrom { get; init; }

    /// <summary>The last position to restore; null for all.</summary>
    public Position? UntilPosition { get; init; }

    /// <summary>The time up to which to restore, by when events were received; null for all.</summary>
    public DateTimeOffset? UntilTime { get; init; }

    public static bool IsUntil(string text) => Position.TryParse(text, out _) || TimeOf(text) is not null;

    /// <summary>A position or a time (ISO 8601; UTC where it doesn't say).</summary>
    public RestoreRequest Until(string text) => Position.TryParse(text, out var position)
        ? this with { UntilPosition = position }
        : this with { UntilTime = TimeOf(text) };

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
