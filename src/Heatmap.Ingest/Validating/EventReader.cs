using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>Reads one event of a batch against the shape of its type.</summary>
internal static class EventReader
{
    /// <summary>False with a fault when the event is to be refused; otherwise its shape, with its fields in <paramref name="values"/>.</summary>
    /// <exception cref="RequestRefusedException">The event names a field twice: what was meant can't be known, so the request is malformed.</exception>
    public static bool TryRead(ReadOnlyMemory<byte> source, EventShapes shapes, FieldValues values, out Shape shape, out Fault fault)
    {
        values.Begin(source);
        var reader = new Utf8JsonReader(source.Span, BatchReader.Json);
        reader.Read();
        try
        {
            return TryShape(reader, shapes, out shape, out fault) && shape.Read(ref reader, values, out fault);
        }
        catch (InvalidOperationException)
        {
            shape = null!;
            return Fault.Raise(out fault, Codes.WrongFormat, "escapes half of a surrogate pair, which no text can hold");
        }
    }

    /// <summary>Looks ahead for the type, which the SDK writes first: the reader is a copy.</summary>
    private static bool TryShape(Utf8JsonReader reader, EventShapes shapes, out Shape shape, out Fault fault)
    {
        (shape, fault) = (null!, default);
        if (reader.TokenType != JsonTokenType.StartObject) return Fault.Raise(out fault, Codes.WrongType, "must be an object");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var found = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (found) return TryShapeOf(ref reader, shapes, out shape, out fault) || fault.Within(".type");
            reader.Skip();
        }

        Fault.Raise(out fault, Codes.MissingField, "is missing");
        return fault.Within(".type");
    }

    private static bool TryShapeOf(ref Utf8JsonReader reader, EventShapes shapes, out Shape shape, out Fault fault)
    {
        (shape, fault) = (null!, default);
        if (reader.TokenType != JsonTokenType.String) return Fault.Raise(out fault, Codes.WrongType, "must be a text");
        if (shapes.Of(ref reader) is not { } known) return Fault.Raise(out fault, Codes.UnknownType, shapes.Expected);
        shape = known;
        return true;
    }
}
