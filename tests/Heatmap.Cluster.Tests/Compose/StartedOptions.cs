using System.Text.RegularExpressions;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>
/// The options of docker-compose.yml as they are handed to programs that are started without containers: variables filled in,
/// other containers' names, ports and paths replaced by this machine's. Keeps count of which were handed out.
/// </summary>
internal sealed partial class StartedOptions(ComposeFile file, IReadOnlyDictionary<string, string> variables, Func<ComposeService, string, string> here)
{
    // What only containers have; the shape of these is asserted elsewhere.
    private static readonly string[] OfContainers = ["image", "build", "restart", "ports", "networks", "depends_on"];

    private HashSet<(string Service, string Option)> _taken = [];

    /// <summary>What stands in the file and was given to no program.</summary>
    public IReadOnlyList<string> Untaken => [.. file.Services.SelectMany(s => OptionsOf(s).Where(o => !_taken.Contains((s.Name, o))).Select(o => $"{s.Name}: {o}"))];

    /// <summary>The same options handed out, of another file.</summary>
    public StartedOptions Of(ComposeFile other) => new(other, variables, here) { _taken = _taken };

    /// <summary>The whole environment, for a program that reads its settings from there itself.</summary>
    public Dictionary<string, string> Environment(string service) =>
        file[service].Environment.Keys.ToDictionary(name => name, name => Setting(service, name));

    public string Setting(string service, string name)
    {
        _taken.Add((service, $"environment {name}"));
        return Here(service, file[service].Environment[name]);
    }

    public IReadOnlyList<string> Command(string service)
    {
        _taken.Add((service, "command"));
        return [.. file[service].Command.Select(word => Here(service, word))];
    }

    /// <summary>The health check as a command to run: CMD as it is, CMD-SHELL by a shell.</summary>
    public IReadOnlyList<string> HealthCheck(string service)
    {
        _taken.Add((service, "healthcheck"));
        var words = file[service].HealthCheck.Select(word => Here(service, word)).ToList();
        return words[0] == "CMD" ? words[1..] : ["sh", "-c", .. words[1..]];
    }

    /// <summary>Says that what is mounted there in the container lies where the program finds it.</summary>
    public string Mount(string service, string target)
    {
        _taken.Add((service, $"mount {target}"));
        return Here(service, target);
    }

    private static IEnumerable<string> OptionsOf(ComposeService service)
    {
        foreach (var word in service.Words.Except(OfContainers))
        {
            // An option of a kind that isn't known here is handed to nobody, so it is told.
            IEnumerable<string> options = word switch
            {
                "environment" => service.Environment.Keys.Select(name => $"environment {name}"),
                "volumes" => service.Mounts.Select(mount => $"mount {mount.Split(':')[1]}"),
                _ => [word],
            };
            foreach (var option in options) yield return option;
        }
    }

    private string Here(string service, string text) => here(file[service], Variable().Replace(text, match => variables[match.Groups["name"].Value]));

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)([:?+-][^}]*)?\}")]
    private static partial Regex Variable();
}
