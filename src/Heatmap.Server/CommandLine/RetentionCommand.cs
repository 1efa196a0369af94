using System.CommandLine;

namespace Heatmap.Server;

/// <summary><c>retention show|choose|apply</c>.</summary>
internal static class RetentionCommand
{
    // What the domain takes at most; the rest it refuses itself, with the reason.
    private const int MostDays = 3650;
    private const int MostMonths = 120;

    public static Command Build(Option<string> data, Option<bool> json) => new("retention", "For how long sites keep what they collect.")
    {
        new ControlVerb("retention/show", RetentionWords.Shown)
            .Build("show", "Says for how long each site keeps events and totals, and since when it has them.", data, json, Site(required: false)),
        new ControlVerb("retention/choose", RetentionWords.Chosen).Build(
            "choose", "Chooses for how long a site keeps events and totals; what is older goes the next night, for good.", data, json,
            Site(required: true), Number("--days", "Days of events (default of a new site: 30).", MostDays), Number("--months", "Months of totals (default of a new site: 13).", MostMonths)),
        new ControlVerb("retention/apply", RetentionWords.Applied).Build(
            "apply", "Takes away now what is older than the sites keep; otherwise that happens every night.", data, json,
            Site(required: false), new Option<bool>("--dry-run") { Description = "Only say what would go." }),
    };

    private static Option<string?> Site(bool required) =>
        new("--site") { Description = required ? "The site's id." : "The site's id; all sites when it is left out.", Required = required };

    private static Option<int> Number(string name, string description, int most)
    {
        var option = new Option<int>(name) { Description = description, Required = true };
        OptionRules.Between(option, 1, most);
        return option;
    }
}
