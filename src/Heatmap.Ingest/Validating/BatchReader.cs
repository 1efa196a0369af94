using System.Text.Json;
using System.Text.Unicode;

namespace Heatmap.Ingest;

/// <summary>
/// Reads a body's batch-level fields and proves the whole of it well-formed JSON, so that nothing of a broken body is ever taken.
/// What is wrong here is wrong with the whole request.
/// </summary>
internal static class BatchReader
{
    // The schema nests five deep; unknown fields, which are ignored, may go deeper, but not so deep as to cost anything.
    internal static readonly JsonReaderOptions Json = new() { MaxDepth = 32 };

    /// <exception cref="RequestRefusedException">400 or 413, with the place.</exception>
    public static BatchHeader Read(ReadOnlyMemory<byte> body, FieldValues values)
    {
        if (body.IsEmpty) throw RequestRefusedException.Malformed(Codes.EmptyBody, "The body is empty; send a batch as JSON.");
        if (!Utf8.IsValid(body.Span)) throw RequestRefusedException.Malformed(Codes.MalformedText, "The body is not valid UTF-8.");
        try
        {
            return ReadHeader(body, values);
        }
        catch (JsonException e)
        {
            throw RequestRefusedException.Malformed(
                Codes.MalformedJson, $"The body is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            throw RequestRefusedException.Malformed(Codes.MalformedText, "The body escapes half of a surrogate pair, which no text can hold.");
        }
    }

    private static BatchHeader ReadHeader(ReadOnlyMemory<byte> body, FieldValues values)
    {
        values.Begin(body);
        var reader = new Utf8JsonReader(body.Span, Json);
        reader.Read();
        if (!Contract.Current.Batch.Read(ref reader, values, out var fault)) throw Refused(fault, "$");
        reader.Read();
        if (values.Has(Field.Visitor) == (values.Choice(Field.Mode) == "strict")) throw WrongVisitor(values.Has(Field.Visitor));
        var pages = Slices(values, Field.Pages);
        var header = Header(values, new BatchPage[pages.Length], Slices(values, Field.Events));
        for (var i = 0; i < pages.Length; i++) header.Pages[i] = Page(body.Slice(pages[i].Start, pages[i].Length), i, values);
        return header;
    }

    private static BatchHeader Header(FieldValues values, BatchPage[] pages, (int Start, int Length)[] events) => new()
    {
        Site = values.Text(Field.Site)!,
        Batch = Guid.Parse(values.Text(Field.Batch)!),
        Run = Guid.Parse(values.Text(Field.Run)!),
        Visitor = values.Text(Field.Visitor) is { } visitor ? Guid.Parse(visitor) : null,
        Mode = values.Choice(Field.Mode),
        SentAt = values.Long(Field.SentAt),
        Sdk = values.Text(Field.Sdk)!,
        SampleRate = values[Field.SampleRate].Number,
        Consent = values.List(Field.Consent),
        Screen = (values.At(Field.Screen, 0), values.At(Field.Screen, 1)),
        Scale = values[Field.Scale].Number,
        Language = values.Text(Field.Language),
        Webdriver = values.Bool(Field.Webdriver),
        Pages = pages,
        Events = events,
    };

    private static BatchPage Page(ReadOnlyMemory<byte> source, int index, FieldValues values)
    {
        values.Begin(source);
        var reader = new Utf8JsonReader(source.Span, Json);
        reader.Read();
        if (!Contract.Current.Page.Read(ref reader, values, out var fault)) throw Refused(fault, "$.pages" + ListPlace.Of(index));
        return new BatchPage(
            values.Text(Field.Id)!, values.Text(Field.Url)!, values.Text(Field.Title), values.Text(Field.Referrer),
            values.At(Field.Viewport, 0), values.At(Field.Viewport, 1));
    }

    private static (int Start, int Length)[] Slices(FieldValues values, Field field)
    {
        var list = values[field];
        return [.. values.Slices.GetRange(list.Start, list.Length)];
    }

    private static RequestRefusedException Refused(Fault fault, string root) =>
        fault is { Code: Codes.TooManyEvents, Place: ".events" }
            ? new RequestRefusedException(413, Codes.TooManyEvents, fault.Sentence(root) + " Send smaller batches.")
            : RequestRefusedException.Malformed(fault.Code!, fault.Sentence(root));

    private static RequestRefusedException WrongVisitor(bool given) => given
        ? RequestRefusedException.Malformed(Codes.UnexpectedVisitor, "$.visitor must be absent in strict mode: the device keeps no id.")
        : RequestRefusedException.Malformed(Codes.MissingField, "$.visitor is missing: it is needed in every mode but strict.");
}
