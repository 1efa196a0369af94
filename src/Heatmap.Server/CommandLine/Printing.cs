using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Server;

/// <summary>
/// How a command tells what it does: to people in words, the result on the output stream and everything else on the error stream, so
/// that what is piped on is the result alone; to machines on the output stream only, each line a JSON object that carries progress,
/// the result or an error.
/// </summary>
internal sealed class Printing(bool json)
{
    // Made for terminals and pipes, not for web pages: letters of every language stay readable.
    private static readonly JsonSerializerOptions Lines = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int Bar = 20;

    private string _last = "";

    /// <summary>A line for every step that can be told from the one before; speed and time left come with it, and make no line of their own.</summary>
    public void Progress(ControlAnswer answer)
    {
        var step = Step(answer);
        if (step == _last) return;
        _last = step;
        if (json) Console.WriteLine(Line(answer));
        else Console.Error.WriteLine(step + Speed(answer));
    }

    /// <summary>Prints the result; the words are made for people only.</summary>
    public void Result(JsonElement result, Func<JsonElement, string> words) =>
        Console.WriteLine(json ? Line(new ControlAnswer { Result = result }) : words(result));

    /// <summary>What went well besides the result; machines have it in the result.</summary>
    public void Remark(string sentence)
    {
        if (!json) Console.Error.WriteLine(sentence);
    }

    public void Error(string message)
    {
        if (json) Console.WriteLine(Line(new ControlAnswer { Error = message }));
        else Console.Error.WriteLine(message);
    }

    private static string Step(ControlAnswer answer) => answer.Progress is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"{answer.Doing}: {Math.Floor(100 * part):0} %")
        : $"{answer.Doing}";

    private static string Speed(ControlAnswer answer)
    {
        if (answer is not { Progress: { } part, EventsPerSecond: { } speed }) return "";
        var done = (int)(Bar * Math.Clamp(part, 0, 1));
        var bar = $"  [{new string('#', done)}{new string('.', Bar - done)}]";
        var left = part < 1 && answer.SecondsLeft is { } seconds ? $", about {Math.Ceiling(seconds).ToString("#,0", CultureInfo.InvariantCulture)} s left" : "";
        return $"{bar} {speed.ToString("#,0", CultureInfo.InvariantCulture)} events/s{left}";
    }

    private static string Line(ControlAnswer answer) => JsonSerializer.Serialize(answer, Lines);
}
