using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Server;

/// <summary><c>doctor</c>: says what is wrong or coming, and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Build(Option<string> data, Option<bool> json)
    {
        var command = new Command("doctor", "Examines the data folder, served or not, and changes nothing; exit code 1 when something must be done.");
        command.SetAction((parsed, cancellation) =>
        {
            var printing = new Printing(parsed.GetValue(json));
            return Told.RunAsync(printing, () => RunAsync(parsed.GetValue(data)!, printing, cancellation));
        });
        return command;
    }

    private static async Task<int> RunAsync(string data, Printing printing, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(data);
        if (!DataFolder.HoldsInstallation(folder)) throw new ControlException($"The folder '{folder}' holds no Heatmap installation. Name the right one with --data.");
        var doctor = new Doctor(folder, TimeProvider.System, (part, doing) => printing.Progress(new ControlAnswer { Progress = part, Doing = doing }));
        var findings = await doctor.RunAsync(cancellation);
        printing.Result(ToJson(findings), _ => InWords(findings));
        return findings.Any(f => f.Level == FindingLevel.Act) ? 1 : 0;
    }

    private static JsonElement ToJson(IReadOnlyList<Finding> findings) => JsonSerializer.SerializeToElement(new JsonArray([.. findings.Select(f => (JsonNode)new JsonObject
    {
        ["subject"] = f.Subject,
        ["level"] = f.Level.ToString().ToLowerInvariant(),
        ["says"] = f.Says,
        ["mend"] = f.Mend,
    })]));

    /// <summary>What must be done first.</summary>
    private static string InWords(IReadOnlyList<Finding> findings)
    {
        var width = findings.Max(f => f.Subject.Length);
        var lines = findings.OrderByDescending(f => f.Level).SelectMany(f => (string[])
            [$"{Sign(f.Level)}  {f.Subject.PadRight(width)}  {f.Says}", .. f.Mend is null ? [] : (string[])[$"{"",-6}  {"".PadRight(width)}  -> {f.Mend}"]]);
        return string.Join(Environment.NewLine, lines);
    }

    private static string Sign(FindingLevel level) => level switch
    {
        FindingLevel.Act => "MUST  ",
        FindingLevel.Notice => "notice",
        _ => "fine  ",
    };
}
