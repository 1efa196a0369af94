namespace Heatmap.Ingest;

/// <summary>A request is refused as a whole, with a status, a stable code and a sentence that holds nothing personal. Nothing of it was taken.</summary>
public sealed class RequestRefusedException(int status, string code, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    internal static RequestRefusedException Malformed(string code, string message) => new(400, code, message);
}
