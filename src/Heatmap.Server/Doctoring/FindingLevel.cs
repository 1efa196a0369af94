namespace Heatmap.Server;

/// <summary>How much a finding matters.</summary>
internal enum FindingLevel
{
    Fine,

    /// <summary>Good to know; nothing has to be done now.</summary>
    Notice,

    /// <summary>Something must be done: exit code 1.</summary>
    Act,
}
