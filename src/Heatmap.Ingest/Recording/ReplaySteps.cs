using System.Text.Json;
using System.Text.Unicode;

namespace Heatmap.Ingest;

/// <summary>
/// Checks that what came is a JSON array of rrweb events: objects with <c>type</c> (a small number), <c>timestamp</c> (Unix
/// milliseconds) and <c>data</c>. What is in <c>data</c> is for the player; nothing of it is looked at here.
/// </summary>
internal static class ReplaySteps
{
    private const int Most = 50_000;

    // Each level of the page is two of JSON. Chromium nests 512 elements by parsing; scripts may nest more, which is refused.
    private const int Deepest = 2_048;

    /// <summary>How many they are.</summary>
    /// <exception cref="RequestRefusedException">400, with the place, by the number of the step.</exception>
    public static int Count(ReadOnlySpan<byte> content)
    {
        if (!Utf8.IsValid(content)) throw RequestRefusedException.Malformed(Codes.MalformedText, "The recording is not valid UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = Deepest });
            return CountIn(ref reader);
        }
        catch (JsonException e)
        {
            throw RequestRefusedException.Malformed(
                Codes.MalformedJson, $"The recording is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}, or nests deeper than {Deepest}.");
        }
    }

    private static int CountIn(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw Wrong("The recording must be a JSON array of rrweb events.");
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!IsStep(ref reader)) throw Wrong($"Step {count} of the recording must be an object with a number type, a number timestamp and data.");
            if (++count > Most) throw new RequestRefusedException(413, Codes.TooManyEvents, $"The recording has more than {Most} steps. Send smaller chunks.");
        }

        reader.Read();
        return count > 0 ? count : throw Wrong("The recording is empty.");
    }

    private static bool IsStep(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        var (type, timestamp, data) = (false, false, false);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (isType, isTimestamp) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("timestamp"u8));
            data |= reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isType) type = reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out _);
            if (isTimestamp) timestamp = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var at) && at > 0;
            reader.Skip();
        }

        return type && timestamp && data;
    }

    private static RequestRefusedException Wrong(string message) => RequestRefusedException.Malformed(Codes.WrongFormat, message);
}
