namespace Heatmap.Client;

/// <summary>Nothing of the batch was taken.</summary>
/// <param name="Status">HTTP status: 400 malformed, 401 unknown key, 403 origin, 410 forgotten, 413 too large, 429 and 503 later.</param>
/// <param name="Code">The server's stable code for the reason; null when the answer came from something else, a proxy for instance.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="RetryAfter">How long to wait before the same batch is sent again, if the server said so.</param>
public sealed record Refused(int Status, string? Code, string? Message, TimeSpan? RetryAfter) : CollectAnswer
{
    /// <summary>Whether the same batch may be taken later: it came too fast, or the server had trouble.</summary>
    public bool MayPass => Status is 408 or 429 or >= 500;
}
