using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>An organisation: founded once.</summary>
public static class OrganizationDecider
{
    public static Decider<FoundOrganization, string?> Rules { get; } = new(null, Decide, Evolve);

    private static IReadOnlyList<IEvent> Decide(FoundOrganization command, string? name)
    {
        if (name is not null) throw new RefusedException("organization-exists", "The organisation has already been founded.");
        return [new OrganizationFounded(Names.Checked(command.Name, "The organisation's name"))];
    }

    private static string? Evolve(string? name, IEvent happened) => happened is OrganizationFounded e ? e.Name : name;
}
