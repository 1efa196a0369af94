using System.Globalization;
using System.Text.Json;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>
/// A server with two sites full of visitors: on one what is forgotten goes from the totals, on the other it stays, and visitors of
/// strict mode are recognised within the day.
/// </summary>
internal sealed class ForgottenSystem : IAsyncDisposable
{
    private const string Forget = "mutation($s: ID!, $v: VisitorInput!) { forgetVisitor(site: $s, visitor: $v) { subject unusableAt unrecoverableAt receipt } }";
    private const string Choose = "mutation($s: ID!, $e: ErasureEffect!) { chooseErasureEffect(site: $s, effect: $e) { id } }";
    private const string Daily = "mutation($s: ID!) { chooseDailyIdentity(site: $s, on: true) { dailyIdentity } }";
    private const string Clicks = "query($s: ID!, $f: DateTime!, $t: DateTime!) { pages(site: $s, from: $f, to: $t) { clicks } }";

    private readonly Scratch _elsewhere = new();

    private ForgottenSystem(World world, Company removing, Company keeping, IReadOnlyList<Person> people) =>
        (World, Removing, Keeping, People) = (world, removing, keeping, people);

    public World World { get; }

    public Company Removing { get; }

    public Company Keeping { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<Person> Gone { get; set; } = [];

    public IEnumerable<Person> Survivors => People.Except(Gone);

    public KeyRows Keys => new(Path.Combine(World.Data, "keys", "keys.db"));

    public static async Task<ForgottenSystem> FillAsync(int visitors)
    {
        var world = await World.StartAsync();
        var (removing, keeping) = (await world.FoundAsync("removing"), await world.FoundAsync("keeping"));
        await world.DataAsync(removing.Token, Choose, new { s = removing.Site.Id.Value, e = "REMOVE_FROM_TOTALS" });
        await world.DataAsync(keeping.Token, Choose, new { s = keeping.Site.Id.Value, e = "KEEP_TOTALS" });
        (await world.DataAsync(keeping.Token, Daily, new { s = keeping.Site.Id.Value })).GetProperty("chooseDailyIdentity").GetProperty("dailyIdentity").GetBoolean().ShouldBeTrue();
        keeping = keeping with { Site = keeping.Site with { DailyIdentity = true } };
        var people = Enumerable.Range(0, visitors).Select(n => new Person(n, n < visitors / 2 ? removing : keeping)).ToList();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (p, _) => await world.TakenAsync(p.Company, p.Visit(), p.Agent));
        foreach (var person in people)
        {
            var found = await world.Server.Installation.Keys.Vault.Identities.FindByEmailAsync(person.Company.Site.Id, person.Email);
            person.Subject = found.ShouldHaveSingleItem().ToString();
        }

        return new ForgottenSystem(world, removing, keeping, people);
    }

    /// <summary>Forgets them, named in every way in which somebody can be named; their receipts.</summary>
    public async Task<IReadOnlyList<string>> ForgetAsync(IReadOnlyList<Person> gone)
    {
        var receipts = new List<string>();
        foreach (var (person, n) in gone.Select((p, n) => (p, n)))
        {
            object named = (n % 4) switch
            {
                0 => new { subject = person.Subject },
                1 => new { email = person.Email },
                2 => new { userId = person.UserId },
                _ when person.IsStrict => new { subject = person.Subject },
                _ => new { visitor = person.Id },
            };
            var data = await World.DataAsync(person.Company.Token, Forget, new { s = person.Company.Site.Id.Value, v = named });
            var erasure = data.GetProperty("forgetVisitor").EnumerateArray().ShouldHaveSingleItem();
            erasure.GetProperty("subject").GetString().ShouldBe(person.Subject);
            erasure.GetProperty("unusableAt").ValueKind.ShouldBe(JsonValueKind.String);
            erasure.GetProperty("unrecoverableAt").ValueKind.ShouldBe(JsonValueKind.Null);
            receipts.Add(erasure.GetProperty("receipt").GetString()!);
        }

        Gone = gone;
        return receipts;
    }

    public Task OperateAsync(string operation) => World.Server.Operations.Find(operation)!([], _ => { }, CancellationToken.None);

    /// <summary>A copy of the key store as it is now, outside of the data folder, as a backup would be.</summary>
    public string CopyKeys()
    {
        var copy = Directory.CreateDirectory(_elsewhere.At("backup")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(World.Data, "keys"), "keys.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
            File.WriteAllBytes(Path.Combine(copy, Path.GetFileName(file)), FolderBytes.ReadShared(file));
        return Path.Combine(copy, "keys.db");
    }

    /// <summary>The key-encryption keys whose files are there, by epoch.</summary>
    public Dictionary<int, byte[]> Epochs() => Directory.EnumerateFiles(Path.Combine(World.Data, "secrets"), "epoch-*").ToDictionary(
        f => int.Parse(Path.GetFileName(f)["epoch-".Length..], CultureInfo.InvariantCulture), File.ReadAllBytes);

    public async Task<double> ClicksAsync(Company company)
    {
        await World.FoldedAsync();
        var now = DateTimeOffset.UtcNow;
        var data = await World.DataAsync(company.Token, Clicks, new { s = company.Site.Id.Value, f = now.AddHours(-2), t = now.AddHours(2) });
        return data.GetProperty("pages").EnumerateArray().Sum(p => p.GetProperty("clicks").GetDouble());
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        _elsewhere.Dispose();
    }
}
