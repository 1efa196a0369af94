using System.Collections.Concurrent;

namespace Heatmap.Query;

/// <summary>
/// The sums of a site's accounts; never changed, so that who asks can go on with what they have while others learn more. In parts, of
/// which a new one copies only those in which something is another. They lie in the order in which they were read, one behind the
/// other in memory: in any other it takes twice as long to look at all of them.
/// </summary>
internal sealed class AccountSums
{
    private const int InPart = 256;

    // Shared with those made of these, and grown by the newest only; a place beyond the parts isn't in these.
    private readonly ConcurrentDictionary<string, int> _places;
    private readonly AccountSum?[][] _parts;
    private readonly int _taken;

    private AccountSums(ConcurrentDictionary<string, int> places, AccountSum?[][] parts, int taken) => (_places, _parts, _taken) = (places, parts, taken);

    /// <summary>How many places are taken; one whose account is gone is not given to another.</summary>
    public int Places => _taken;

    public IEnumerable<AccountSum> All => _parts.SelectMany(part => part).OfType<AccountSum>();

    public static AccountSums Empty() => new(new ConcurrentDictionary<string, int>(StringComparer.Ordinal), [], 0);

    public AccountSum? Find(string account) =>
        _places.TryGetValue(account, out var place) && place < _taken ? _parts[place / InPart][place % InPart] : null;

    /// <summary>These without some, and with others; to be made of the newest only.</summary>
    public AccountSums With(IEnumerable<string> gone, IReadOnlyCollection<AccountSum> come)
    {
        var (parts, taken) = (new List<AccountSum?[]>(_parts), _taken);
        var own = new HashSet<int>();
        foreach (var account in gone)
        {
            if (_places.TryGetValue(account, out var place)) Put(place, null);
        }

        foreach (var sum in come)
        {
            if (!_places.TryGetValue(sum.Account, out var place)) _places[sum.Account] = place = taken++;
            Put(place, sum);
        }

        return new AccountSums(_places, [.. parts], taken);

        void Put(int place, AccountSum? sum)
        {
            var part = place / InPart;
            if (part == parts.Count) parts.Add(new AccountSum?[InPart]);
            else if (!own.Contains(part)) parts[part] = [.. parts[part]];
            own.Add(part);
            parts[part][place % InPart] = sum;
        }
    }
}
