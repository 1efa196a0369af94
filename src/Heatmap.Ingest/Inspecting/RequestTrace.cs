using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>What is known of a request by the time that it is answered: each step leaves here what it found. Lives as long as the request.</summary>
internal sealed class RequestTrace
{
    private const int ToldRejected = 10;
    private const int ToldPages = 3;

    /// <summary>The public key that it names; null while that isn't known.</summary>
    public string? Site { get; private set; }

    public BatchHeader? Header { get; private set; }

    /// <summary>Why it looks like a machine's.</summary>
    public string? Automation { get; set; }

    /// <summary>What was made of its events; null where it was refused before.</summary>
    public PreparedBatch? Batch { get; set; }

    /// <summary>Reads a batch's own fields.</summary>
    /// <exception cref="RequestRefusedException">400 or 413, with the place; whose it is is looked for nevertheless.</exception>
    public BatchHeader ReadHeader(ReadOnlyMemory<byte> body)
    {
        try
        {
            Header = BatchReader.Read(body, FieldValues.OfThread);
            Site = Header.Site;
            return Header;
        }
        catch (RequestRefusedException)
        {
            Site = SiteKey.Find(body.Span);
            throw;
        }
    }

    /// <summary>Makes a batch of what came to a simpler address.</summary>
    /// <exception cref="RequestRefusedException">It can't be made one; whose it is is looked for nevertheless.</exception>
    public T Translate<T>(ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, T> translate)
    {
        try
        {
            return translate(body);
        }
        catch (RequestRefusedException)
        {
            Site = SiteKey.Find(body.Span);
            throw;
        }
    }

    /// <summary>What can be shown of it.</summary>
    public RequestNote Told(SiteProfile site, RequestOutcome outcome, DateTimeOffset at)
    {
        var rejected = outcome.Answer?.Rejected ?? [];
        return new RequestNote
        {
            At = at,
            Address = outcome.Address,
            Status = outcome.Status,
            Code = outcome.Refusal?.Code,
            Message = outcome.Refusal?.Message,
            Accepted = outcome.Answer?.Accepted ?? 0,
            RejectedCount = rejected.Count,
            Rejected = rejected.Count > ToldRejected ? [.. rejected.Take(ToldRejected)] : rejected,
            Kinds = outcome.Answer is null ? [] : Batch?.Kinds ?? [],
            Pages = outcome.Answer is null ? [] : Paths(),
            Origin = NotedOrigin.Of(site, outcome.Origin),
            Sdk = Header?.Sdk is { } sdk && IsVersion(sdk) ? sdk : null,
            Mode = Header?.Mode,
            Automation = Automation ?? (Batch is { Marked: true } marked ? marked.Sign : null),
            Repeated = Batch is not null && outcome.Answer is not null && !ReferenceEquals(outcome.Answer, Batch.Answer),
        };
    }

    /// <summary>Paths only: the pages themselves hold what is sealed.</summary>
    private string[] Paths() => Batch is null ? [] : [.. Batch.Paths.Distinct(StringComparer.Ordinal).Take(ToldPages)];

    /// <summary>Any text may stand there; one that could be an address or a name with spaces isn't shown.</summary>
    private static bool IsVersion(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '+' or '_' or '/')) return false;
        }

        return true;
    }
}
