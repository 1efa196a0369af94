namespace Heatmap.Privacy;

/// <summary>What a key store that several nodes use has for them.</summary>
public sealed record SharedUse(INodeNews News, INodeTurns Turns);
