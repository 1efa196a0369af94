using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>
/// A whole HTTP request as bytes, and where in it ids, times and the company stand: they have a fixed width (36, 13 and 7 characters), so
/// a new batch is a copy with some places written over. Serialising would cost more than the server may.
/// </summary>
internal sealed class RequestTemplate
{
    // Milliseconds between the last event of a batch and the first of the next.
    private const int Pause = 500;

    private static readonly int CompanyInEmail = LoadMix.Email.IndexOf('0', StringComparison.Ordinal);
    private static readonly StandardFormat CompanyDigits = new('D', 7);

    private readonly byte[] _request;
    private readonly int _visitor;
    private readonly int _batch;
    private readonly int _run;
    private readonly int? _company;
    private readonly List<(int Place, long Before)> _times = [];

    private RequestTemplate(byte[] head, byte[] body, long sentAt)
    {
        _request = [.. head, .. body];
        HeadLength = head.Length;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.GetString()!;
            reader.Read();
            var place = head.Length + (int)reader.TokenStartIndex;
            if (name is "visitor") _visitor = place + 1;
            else if (name is "batch") _batch = place + 1;
            else if (name is "run") _run = place + 1;
            else if (name is "email") _company = place + 1 + CompanyInEmail;
            else if (name is "at" or "sentAt") _times.Add((place, sentAt - reader.GetInt64()));
        }

        Lasts = TimeSpan.FromMilliseconds(_times.Max(time => time.Before) + Pause);
    }

    public int Length => _request.Length;

    public int HeadLength { get; }

    /// <summary>From a pause before its first event to its end.</summary>
    public TimeSpan Lasts { get; }

    public static RequestTemplate Of(LoadTarget target, Batch batch, string userAgent)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(batch, BatchJson.Default.Batch);
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            POST {CollectClient.Path} HTTP/1.1
            Host: {target.Address.Authority}
            User-Agent: {userAgent}
            Origin: {target.Origin}
            Content-Type: application/json
            Content-Length: {body.Length}


            """).ReplaceLineEndings("\r\n");
        return new RequestTemplate(Encoding.ASCII.GetBytes(head), body, batch.SentAt);
    }

    /// <summary>Writes a request of a visitor for these ids, ended at a time and sent at another (Unix milliseconds of 13 digits); answers its length.</summary>
    public int Write(Span<byte> into, LoadVisitor visitor, Guid batch, Guid run, long endedAt, long sentAt)
    {
        _request.CopyTo(into);
        WriteId(into, _visitor, visitor.Id);
        if (_company is { } company) Utf8Formatter.TryFormat(visitor.Company, into[company..], out _, CompanyDigits);
        WriteId(into, _batch, batch);
        WriteId(into, _run, run);
        foreach (var (place, before) in _times) WriteTime(into, place, before == 0 ? sentAt : endedAt - before);
        return _request.Length;
    }

    private static void WriteId(Span<byte> into, int place, Guid id) => id.TryFormat(into[place..], out _);

    private static void WriteTime(Span<byte> into, int place, long time) => Utf8Formatter.TryFormat(time, into[place..], out _);
}
