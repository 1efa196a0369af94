using System.Text.Json;

namespace Heatmap.Server.Tests.CommandLine;

/// <summary>What a call of the command line came to.</summary>
public sealed record Answered(string Call, int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Answered Done() => With(0);

    public Answered Failed() => With(1);

    public Answered CalledWrongly() => With(2);

    /// <summary>The result of a call with <c>--json</c>: each line but the last tells of progress, nothing else is printed.</summary>
    public JsonElement Result(out IReadOnlyList<JsonElement> progress)
    {
        Errors.ShouldBeEmpty(Call);
        var lines = Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        progress = lines.SkipLast(1).ToList();
        foreach (var line in progress) line.GetProperty("doing").GetString().ShouldNotBeNullOrEmpty(Call);
        return lines[^1].GetProperty("result");
    }

    public JsonElement Result() => Result(out _);

    public string Error() => JsonSerializer.Deserialize<JsonElement>(Lines.ShouldHaveSingleItem(Call)).GetProperty("error").GetString()!;

    private Answered With(int exitCode)
    {
        if (ExitCode != exitCode) throw new ShouldAssertException($"'{Call}' exited with {ExitCode}, not {exitCode}, and said:{Environment.NewLine}{Output}{Errors}");
        (Output + Errors).ShouldNotContain("   at Heatmap.", Case.Sensitive, "a stack is nothing for people");
        return this;
    }
}
