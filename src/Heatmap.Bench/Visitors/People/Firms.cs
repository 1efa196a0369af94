namespace Heatmap.Bench;

/// <summary>
/// The companies from which people come. Each sends so many and is then done with it, and another takes its place: so there are
/// always some of every kind, however long the shop is open.
/// </summary>
/// <param name="atATime">From how many companies people come at a time: the fewer, the sooner each has sent all.</param>
internal sealed class Firms(Chance chance, Newcomers newcomers, Addresses addresses, int atATime)
{
    private const double SendsSomebodyElse = 0.45;

    private static readonly (FirmKind Item, double Weight)[] Kinds =
    [
        (new FirmKind(Personas.Buyer, MostPeople: 1, FewestVisits: 1, MostVisits: 2), 60),
        (new FirmKind(Personas.Outfitter, MostPeople: 2, FewestVisits: 2, MostVisits: 3), 28),
        (new FirmKind(Personas.Outfitter, MostPeople: 3, FewestVisits: 5, MostVisits: 8), 12),
    ];

    private readonly List<Firm> _open = [];

    public Visitor Next(DateTimeOffset at)
    {
        while (_open.Count < atATime) _open.Add(Found());
        var firm = chance.Pick(_open);
        if (--firm.Left == 0) _open.Remove(firm);
        return SomebodyOf(firm, at);
    }

    private Firm Found()
    {
        var kind = chance.Pick(Kinds);
        return new Firm(addresses.Domain(), chance.Pick(Homes.ByShare), kind, chance.Source.Next(kind.FewestVisits, kind.MostVisits + 1));
    }

    private Visitor SomebodyOf(Firm firm, DateTimeOffset at)
    {
        var known = firm.People;
        if (known.Count > 0 && (known.Count == firm.Kind.MostPeople || !chance.Happens(SendsSomebodyElse))) return chance.Pick(known);
        var somebody = newcomers.Make(at, firm.Kind.Persona, addresses.At(firm.Domain), firm.Home, returns: 1);
        known.Add(somebody);
        return somebody;
    }
}
