using System.CommandLine;
using Heatmap.Events;

namespace Heatmap.Server;

/// <summary><c>forget</c>.</summary>
internal static class ForgetCommand
{
    public static Command Build(Option<string> data, Option<bool> json)
    {
        var ways = Ways();
        var site = new Option<string>("--site") { Description = "The site's id.", Required = true };
        var verb = new ControlVerb("forget", ResultWords.Receipts)
        {
            Remark = "Forgotten: the key is destroyed, nothing sealed with it can be read again. "
                + "Above is the receipt; keep it in a file and check it any time with 'receipt verify FILE'.",
        };
        var command = verb.Build(
            "forget", "Forgets a visitor: destroys the key, and prints the receipt. Name the visitor in one way.", data, json, [site, .. ways]);
        command.Validators.Add(called =>
        {
            if (ways.Count(way => called.GetResult(way) is { Implicit: false }) != 1)
                called.AddError($"Say whom to forget in exactly one way: {string.Join(", ", ways.Select(w => w.Name))}.");
        });
        return command;
    }

    private static IReadOnlyList<Option<string?>> Ways()
    {
        var subject = new Option<string?>("--subject") { Description = "The subject's id, as session lists show it." };
        var visitor = new Option<string?>("--visitor") { Description = "The visitor id on the visitor's device." };
        OptionRules.Check(subject, text => SubjectId.TryParse(text, out _), "32 hexadecimal digits");
        OptionRules.Check(visitor, text => Guid.TryParse(text, out _), "a UUID");
        return
        [
            subject,
            visitor,
            new("--email") { Description = "The e-mail that the site identified the visitor by." },
            new("--user-id", "--userId") { Description = "The user id that the site identified the visitor by." },
        ];
    }
}
