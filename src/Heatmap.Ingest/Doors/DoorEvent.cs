using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>One event of a door's request, written as the contract has it. What is missing and can be told of no event stays missing: the contract's own checks tell of it.</summary>
internal static class DoorEvent
{
    // Half of what the contract's places inside an element go to: its centre.
    private const int Centre = 16_384;

    public static void Write(Utf8JsonWriter to, DoorBody e, Door door, (int Sequence, string Page, long At) place)
    {
        var type = TypeOf(e.Text("type", "eventType"), door);
        to.WriteStartObject();
        to.WriteString("type", type);
        to.WriteNumber("seq", place.Sequence);
        to.WriteString("page", place.Page);
        to.WriteNumber("at", place.At);
        switch (type)
        {
            case "click":
                WriteClick(to, e);
                break;
            case "move":
                WriteMove(to, e);
                break;
            case "scroll":
                var y = e.Number("y", "scrollY", "scrollTop");
                Write(to, "y", y);
                Write(to, "max", e.Number("max", "maxScroll", "maxDepth") ?? y);
                break;
            case "custom":
                to.WriteString("name", e.Text("event", "name", "eventName") ?? e.Text("type", "eventType") ?? "");
                if ((e.Find("properties") ?? e.Find("data")) is { ValueKind: JsonValueKind.Object } properties)
                {
                    to.WritePropertyName("properties");
                    properties.WriteTo(to);
                }

                break;
        }

        to.WriteEndObject();
    }

    /// <summary>What isn't a known word is the name of a custom event.</summary>
    private static string TypeOf(string? told, Door door) => told?.ToLowerInvariant() switch
    {
        null => door.EventType,
        _ when door == Door.Screenshot => door.EventType,
        "view" or "pageview" or "page_view" or "page" => "view",
        "click" => "click",
        "scroll" => "scroll",
        "move" or "mouse" or "mousemove" or "mouse_move" => "move",
        _ => "custom",
    };

    private static void WriteClick(Utf8JsonWriter to, DoorBody e)
    {
        Write(to, "x", e.Number("x", "pageX"));
        Write(to, "y", e.Number("y", "pageY"));
        WriteDocument(to, e);
        to.WriteNumber("button", e.Number("button") ?? 0);
        to.WriteNumber("count", e.Number("count") ?? 1);
        to.WriteBoolean("trusted", true);
        to.WriteStartObject("target");
        to.WriteString("selector", e.Text("selector", "element", "target") ?? "html");
        to.WriteString("tag", e.Text("tag", "tagName")?.ToLowerInvariant() ?? "html");
        if (e.Text("text") is { } text) to.WriteString("text", text);
        to.WriteNumber("rx", Centre);
        to.WriteNumber("ry", Centre);
        to.WriteBoolean("fixed", false);
        to.WriteEndObject();
    }

    private static void WriteMove(Utf8JsonWriter to, DoorBody e)
    {
        WriteDocument(to, e);
        to.WritePropertyName("points");
        if (e.Find("points") is { ValueKind: JsonValueKind.Array } points)
        {
            points.WriteTo(to);
            return;
        }

        to.WriteStartArray();
        if (e.Number("x", "pageX") is { } x && e.Number("y", "pageY") is { } y)
        {
            to.WriteStartArray();
            foreach (var number in (ReadOnlySpan<int>)[0, x, y]) to.WriteNumberValue(number);
            to.WriteEndArray();
        }

        to.WriteEndArray();
    }

    private static void WriteDocument(Utf8JsonWriter to, DoorBody e)
    {
        to.WritePropertyName("document");
        if (e.Find("document") is { ValueKind: JsonValueKind.Array } size)
        {
            size.WriteTo(to);
            return;
        }

        to.WriteStartArray();
        if (e.Number("documentWidth", "pageWidth", "viewportWidth") is { } width && e.Number("documentHeight", "pageHeight", "viewportHeight") is { } height)
        {
            to.WriteNumberValue(width);
            to.WriteNumberValue(height);
        }

        to.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter to, string name, int? number)
    {
        if (number is { } n) to.WriteNumber(name, n);
    }
}
