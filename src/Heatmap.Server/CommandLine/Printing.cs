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

    private string _last = "";

    public void Progress(ControlAnswer answer)
    {
        var line = json ? Line(answer) : InWords(answer);
        if (line == _last) return;
        _last = line;
        (json ? Console.Out : Console.Error).WriteLine(line);
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

    private static string InWords(ControlAnswer answer) => answer.Progress is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"{answer.Doing}: {Math.Floor(100 * part):0} %")
        : $"{answer.Doing}";

    private static string Line(ControlAnswer answer) => JsonSerializer.Serialize(answer, Lines);
}
