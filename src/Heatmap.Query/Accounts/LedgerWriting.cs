using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// Finds for every point of a score the event that it comes from. The points are those of the totals; what they hold and no row tells
/// of any more is told as gone.
/// </summary>
internal sealed class LedgerWriting(IntentRules rules, Decay decay, long at)
{
    private readonly Dictionary<(int Rule, long Hour), long> _counts = [];
    private readonly AccountTally _tally = new(rules, decay, at);
    private readonly List<LedgerEntry> _entries = [];

    public void Add(long pack, ReadOnlySpan<byte> cells)
    {
        _tally.Add(pack, cells);
        var reader = new GridReader(cells);
        while (reader.Next())
        {
            if (reader.Cell < AccountCells.Rules) continue;
            var number = Math.DivRem(reader.Cell - AccountCells.Rules, AccountCells.Hours, out var hour);
            _counts[(number, (pack * AccountCells.Hours) + hour)] = reader.Weight;
        }
    }

    /// <summary>Null where a row tells of what the totals don't hold: they were read at different moments.</summary>
    public AccountLedger? Write(IReadOnlyList<ViewRow> rows)
    {
        _entries.Clear();
        var left = new Dictionary<(int, long), long>(_counts);
        foreach (var row in rows)
        {
            var entry = LedgerQuery.Read(row);
            if (rules.Rules.FirstOrDefault(r => r.Number == entry.Rule) is not { Match: not IntentMatch.People } rule) continue;
            var key = (entry.Rule, AccountCells.AbsoluteHour(row.Rank));
            if (left.GetValueOrDefault(key) == 0) return null;
            left[key]--;
            Enter(rule, entry, 1, row.Rank, LeftOf(rule, key.Item2));
        }

        foreach (var ((number, hour), count) in left.Where(c => c.Value > 0))
        {
            if (rules.Rules.FirstOrDefault(r => r.Number == number) is { Match: not IntentMatch.People } rule) Enter(rule, null, count, hour * 3_600_000, LeftOf(rule, hour));
        }

        foreach (var rule in rules.Rules.Where(r => r.Match == IntentMatch.People)) EnterPeople(rule, rows);
        return Shared();
    }

    private double LeftOf(IntentRule rule, long hour)
    {
        var pack = AccountCells.PackOf(hour * 3_600_000);
        return decay.Of(pack, rule.HalfLife)[hour - (pack * AccountCells.Hours)];
    }

    private void Enter(IntentRule rule, AccountEntryRow? row, long count, long time, double left)
    {
        if (time <= at && left > 0) _entries.Add(new LedgerEntry(rule, row, count, time, rule.Weight * left * count, 0));
    }

    private void EnterPeople(IntentRule rule, IReadOnlyList<ViewRow> rows)
    {
        var days = new Dictionary<(int Slot, long Day), (AccountEntryRow Row, long At)>();
        foreach (var row in rows)
        {
            var entry = LedgerQuery.Read(row);
            if (entry.Rule == AccountEntryRow.AnyPeople) days.TryAdd((AccountCells.SlotOf(entry.Subject), AccountCells.AbsoluteDay(row.Rank)), (entry, row.Rank));
        }

        foreach (var (slot, day, left) in _tally.OthersThanOne(rule))
        {
            var found = days.TryGetValue((slot, day), out var row);
            Enter(rule, found ? row.Row : null, 1, found && row.At <= at ? row.At : day * 24 * 3_600_000, left);
        }
    }

    /// <summary>
    /// Scales each rule to its cap and hands the score out by points. Each entry gets what the rounded sum grows by with it: so no
    /// rounding is lost, and the shares sum to the score to the last digit.
    /// </summary>
    private AccountLedger Shared()
    {
        var scales = _entries.GroupBy(e => e.Rule).ToDictionary(
            g => g.Key, g => g.Sum(e => e.Points) is var sum && Math.Abs(sum) > g.Key.Cap ? g.Key.Cap / Math.Abs(sum) : 1);
        var capped = _entries.Select(e => e with { Points = e.Points * scales[e.Rule] })
            .OrderByDescending(e => e.At).ThenBy(e => e.Rule.Number).ThenBy(e => e.Row?.Event).ToList();
        var points = _tally.PointsByRule().Sum();
        var (score, sum, given) = (IntentScore.Of(points, rules), 0.0, 0);
        for (var i = 0; i < capped.Count && score > 0; i++)
        {
            sum += capped[i].Points;
            var upTo = i == capped.Count - 1 ? score : (int)Math.Round(score * (sum / points));
            capped[i] = capped[i] with { Share = upTo - given };
            given = upTo;
        }

        return new AccountLedger(score, points, capped);
    }
}
