using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>Which properties of its own events a site may declare.</summary>
internal static class PropertyRules
{
    private const int MostEvents = 50;
    private const int MostProperties = 50;

    public static IReadOnlyList<IEvent> Declare(IReadOnlyList<DeclaredEvent> wanted, IReadOnlyList<DeclaredEvent> now)
    {
        DeclaredEvent[] declared =
        [
            .. wanted
                .GroupBy(e => Checked(e.Name, "The name of an event"), e => e.Properties, StringComparer.Ordinal)
                .Select(g => new DeclaredEvent(g.Key, PropertiesOf(g.Key, g.SelectMany(names => names)))),
        ];
        if (declared.Length > MostEvents) throw new RefusedException("too-many-events", $"A site declares properties of at most {MostEvents} events.");
        return declared.SequenceEqual(now) ? [] : [new PropertiesDeclared(declared)];
    }

    private static List<string> PropertiesOf(string name, IEnumerable<string> wanted)
    {
        var properties = wanted.Select(p => Checked(p, $"A property of '{name}'")).Distinct(StringComparer.Ordinal).ToList();
        return properties.Count is > 0 and <= MostProperties
            ? properties
            : throw new RefusedException("bad-properties", $"Of '{name}' 1 to {MostProperties} properties can be declared.");
    }

    private static string Checked(string name, string what) => Names.Checked(name, what) is var kept && !kept.Any(char.IsControl)
        ? kept
        : throw new RefusedException("bad-name", $"{what} must have no line breaks or other control characters.");
}
