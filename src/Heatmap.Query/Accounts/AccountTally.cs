using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Adds up an account's packs as of a time.</summary>
public sealed class AccountTally(IntentRules rules, Decay decay, long at)
{
    private readonly double[] _points = new double[rules.Rules.Count];
    private Engagement _engagement;
    private Dictionary<int, long>? _people;
    private long _lastHour = long.MinValue;
    private long _sessions;
    private long _views;
    private long _engaged;

    /// <summary>Something lies after the time: what is told for later ones lacks it.</summary>
    public bool HasMoreToCome { get; private set; }

    /// <summary>By slot the last day on which that person was there (days since 1970).</summary>
    public IReadOnlyDictionary<int, long> People => _people ?? [];

    /// <summary>The packs of many accounts, by account.</summary>
    public static IReadOnlyDictionary<string, AccountTally> OfAll(IEnumerable<Rollup> packs, IntentRules rules, long at)
    {
        var (tallies, decay) = (new Dictionary<string, AccountTally>(StringComparer.Ordinal), new Decay(at));
        foreach (var pack in packs)
        {
            if (!tallies.TryGetValue(pack.Key.Name, out var tally)) tallies[pack.Key.Name] = tally = new AccountTally(rules, decay, at);
            tally.Add(AccountPacks.NumberOf(pack), pack.Cells.Span);
        }

        return tallies;
    }

    /// <param name="pack">The pack's number.</param>
    /// <param name="cells">Its total, as it is stored.</param>
    public void Add(long pack, ReadOnlySpan<byte> cells)
    {
        if (at < AccountCells.BeginOf(pack))
        {
            HasMoreToCome |= !cells.IsEmpty;
            return;
        }

        var now = (int)Math.Min((at - AccountCells.BeginOf(pack)) / 3_600_000, AccountCells.Hours - 1);
        var (number, rule, table) = (-1, -1, Array.Empty<double>());
        var reader = new GridReader(cells);
        while (reader.Next())
        {
            var cell = reader.Cell;
            if (cell < AccountCells.Figures)
            {
                if (cell <= now) _lastHour = Math.Max(_lastHour, (pack * AccountCells.Hours) + cell);
                else HasMoreToCome = true;
            }
            else if (cell < AccountCells.People)
            {
                AddFigure(pack, cell - AccountCells.Figures, reader.Weight, now / 24);
            }
            else if (cell < AccountCells.Rules)
            {
                AddPerson(pack, cell - AccountCells.People, now / 24);
            }
            else
            {
                var of = Math.DivRem(cell - AccountCells.Rules, AccountCells.Hours, out var hour);
                if (of != number) (number, rule, table) = Find(of, pack);
                if (rule >= 0) _points[rule] += rules.Rules[rule].Weight * table[hour] * reader.Weight;
            }
        }
    }

    /// <summary>Null for an account of which nobody had been seen by then.</summary>
    public AccountFigures? ToFigures(string id) => ToSum(id)?.FiguresAt(new Fading(rules, at));

    /// <summary>Likewise, for this time and later ones.</summary>
    public AccountSum? ToSum(string id) =>
        _lastHour == long.MinValue ? null : new AccountSum(id, at, [.. Uncapped()], _engagement)
        {
            LastHour = _lastHour * 3_600_000,
            Sessions = _sessions,
            PageViews = _views,
            EngagedMs = _engaged,
            People = People.Count,
        };

    /// <summary>Capped, in the order of the rules.</summary>
    public IEnumerable<double> PointsByRule() => Uncapped().Zip(rules.Rules, IntentScore.Capped);

    /// <summary>Each person but the one who was there last, by slot: what is left of their last day.</summary>
    public IEnumerable<(int Slot, long Day, double Left)> OthersThanOne(IntentRule rule) =>
        People.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Skip(1).Select(p =>
        {
            var (pack, day) = ((long)Math.Floor(p.Value / (double)AccountCells.Days), p.Value);
            return (p.Key, day, decay.Of(pack, rule.HalfLife)[(int)(day - (pack * AccountCells.Days)) * 24]);
        });

    private IEnumerable<double> Uncapped() => rules.Rules.Select((rule, i) =>
        rule.Match == IntentMatch.People ? rule.Weight * OthersThanOne(rule).Sum(p => p.Left) : _points[i]);

    private (int Number, int Rule, double[] Table) Find(int number, long pack)
    {
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            if (rules.Rules[i].Number == number) return (number, i, decay.Of(pack, rules.Rules[i].HalfLife));
        }

        return (number, -1, []);
    }

    private void AddPerson(long pack, int cell, int today)
    {
        var slot = Math.DivRem(cell, AccountCells.Days, out var day);
        if (day > today) return;
        _people ??= [];
        var absolute = (pack * AccountCells.Days) + day;
        _people[slot] = Math.Max(_people.GetValueOrDefault(slot, long.MinValue), absolute);
    }

    private void AddFigure(long pack, int cell, long count, int today)
    {
        var figure = (AccountFigure)Math.DivRem(cell, AccountCells.Days, out var day);
        if (day > today) return;
        var faded = count * decay.Of(pack, Engagement.HalfLife)[day * 24];
        switch (figure)
        {
            case AccountFigure.Sessions:
                _sessions += count;
                break;
            case AccountFigure.PageViews:
                _views += count;
                _engagement.Depth += faded;
                break;
            case AccountFigure.Pages:
                _engagement.Breadth += faded;
                break;
            case AccountFigure.Engaged:
                _engaged += count;
                _engagement.Attention += faded;
                break;
            case AccountFigure.Returns:
                _engagement.Returns += faded;
                break;
            default:
                throw new InvalidDataException($"There is no figure {(int)figure} of accounts.");
        }
    }
}
