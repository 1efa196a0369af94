namespace Heatmap.Api;

/// <summary>What the first set-up asks for.</summary>
public sealed record SetUpWish(
    string Code, string Organization, string Login, string Password, string Site, IReadOnlyList<string> Origins);
