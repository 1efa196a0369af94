namespace Heatmap.Domain;

/// <summary>A command is against the rules; nothing happened. The code is stable, the message says what to mend.</summary>
public sealed class RefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
