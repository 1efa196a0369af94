using System.Text;
using System.Text.Json;
using Heatmap.Client;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;
using Microsoft.Data.Sqlite;

namespace Heatmap.Server.Tests.Privacy;

public sealed class ForgottenSystemTests
{
    private const int Visitors = 120;
    private const int Forgotten = 20;

    [Theory]
    [InlineData("REMOVE_FROM_TOTALS")]
    [InlineData("KEEP_TOTALS")]
    public async Task What_was_forgotten_is_nowhere_can_never_be_opened_and_the_others_are_unharmed(string effect)
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("full");
        var site = company.Site.Id.Value;
        await world.DataAsync(
            company.Token, "mutation($s: ID!, $e: ErasureEffect!) { chooseErasureEffect(site: $s, effect: $e) { id } }", new { s = site, e = effect });
        var people = Enumerable.Range(0, Visitors).Select(n => new Person(n)).ToList();
        foreach (var person in people) await world.TakenAsync(company, person.Visit(company), person.Agent);
        await world.FoldedAsync();
        await FindSubjectsAsync(world, company, people);
        Wrapped(world.Data, people);
        (await ClicksAsync(world, company)).ShouldBe(people.Sum(p => p.Clicks));

        var receipts = new List<string>();
        var gone = people.Take(Forgotten).ToList();
        foreach (var (person, n) in gone.Select((p, n) => (p, n)))
        {
            object named = (n % 3) switch
            {
                0 => new { subject = person.Subject },
                1 => new { visitor = person.Id },
                _ => new { email = person.Email },
            };
            var data = await world.DataAsync(
                company.Token, "mutation($s: ID!, $v: VisitorInput!) { forgetVisitor(site: $s, visitor: $v) { subject unusableAt unrecoverableAt receipt } }",
                new { s = site, v = named });
            var erasure = data.GetProperty("forgetVisitor").EnumerateArray().ShouldHaveSingleItem();
            erasure.GetProperty("subject").GetString().ShouldBe(person.Subject);
            erasure.GetProperty("unusableAt").ValueKind.ShouldBe(JsonValueKind.String);
            erasure.GetProperty("unrecoverableAt").ValueKind.ShouldBe(JsonValueKind.Null);
            receipts.Add(erasure.GetProperty("receipt").GetString()!);
        }

        foreach (var receipt in receipts)
        {
            ErasureReceipt.Verify(receipt).IsGenuine.ShouldBeTrue();
            var number = receipt.IndexOf("totalsBefore", StringComparison.Ordinal) + "totalsBefore\": ".Length;
            ErasureReceipt.Verify(receipt.Insert(number, "9")).IsGenuine.ShouldBeFalse();
        }

        var left = people.Sum(p => p.Clicks) - (effect == "KEEP_TOTALS" ? 0 : gone.Sum(p => p.Clicks));
        await CheckAsync("after forgetting");
        foreach (var person in gone)
            (await world.SendAsync(company, person.Visit(company), person.Agent)).ShouldBeOfType<Refused>().Status.ShouldBe(410);

        foreach (var projection in new[] { "click-map", "session-timeline" })
            await world.Server.Operations.Find("projections/rebuild")!(new() { ["projection"] = projection }, (_, _) => { }, CancellationToken.None);
        await CheckAsync("after a rebuild");
        await world.Server.Operations.Find("keys/rotate")!([], (_, _) => { }, CancellationToken.None);
        await CheckAsync("after a rotation");
        var listed = await world.DataAsync(company.Token, $$"""{ erasures(site: "{{site}}") { unrecoverableAt receipt } }""");
        foreach (var erasure in listed.GetProperty("erasures").EnumerateArray())
        {
            erasure.GetProperty("unrecoverableAt").ValueKind.ShouldBe(JsonValueKind.String);
            ErasureReceipt.Verify(erasure.GetProperty("receipt").GetString()!).IsGenuine.ShouldBeTrue();
        }

        await world.RestartAsync();
        await world.FoldedAsync();
        await CheckAsync("after a restart");

        async Task CheckAsync(string when)
        {
            (await ClicksAsync(world, company)).ShouldBe(left, when);
            Search(world.Data, gone.SelectMany(p => p.Secrets)).ShouldBeEmpty(when);
            await OpenAllAsync(world, company, people, gone, when);
        }
    }

    [Fact]
    public async Task The_search_finds_what_is_there()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("found");
        var person = new Person(1);
        await world.TakenAsync(company, person.Visit(company), person.Agent);
        await world.FoldedAsync();
        await FindSubjectsAsync(world, company, [person]);
        Wrapped(world.Data, [person]);
        Search(world.Data, [person.KeyBytes]).ShouldNotBeEmpty();
        File.WriteAllText(Path.Combine(world.Data, "notes.txt"), $"call {person.Email} back");
        Search(world.Data, person.Secrets.Where(s => s != person.KeyBytes)).ShouldHaveSingleItem().ShouldContain("notes.txt");
    }

    private static async Task FindSubjectsAsync(World world, Company company, IReadOnlyList<Person> people)
    {
        foreach (var person in people)
        {
            var resolved = await world.Server.Installation.Keys.Vault.Subjects.ResolveAsync(company.Site.Id, VisitorMark.Own(person.Id));
            person.Subject = resolved.ShouldBeOfType<Resolution.Known>().Subject.Id.ToString();
        }
    }

    /// <summary>Takes each person's wrapped key out of the key store's file.</summary>
    private static void Wrapped(string data, IReadOnlyList<Person> people)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "keys", "keys.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT lower(hex(subject)), wrapped FROM subject_keys";
        using var rows = command.ExecuteReader();
        var keys = new Dictionary<string, byte[]>();
        while (rows.Read()) keys[rows.GetString(0)] = rows.GetFieldValue<byte[]>(1);
        foreach (var person in people) person.KeyBytes = keys[person.Subject.Replace("-", "", StringComparison.Ordinal)];
    }

    private static async Task<double> ClicksAsync(World world, Company company)
    {
        await world.FoldedAsync();
        var now = DateTimeOffset.UtcNow;
        var data = await world.DataAsync(
            company.Token,
            "query($s: ID!, $f: DateTime!, $t: DateTime!) { pages(site: $s, from: $f, to: $t) { clicks } }",
            new { s = company.Site.Id.Value, f = now.AddHours(-2), t = now.AddHours(2) });
        return data.GetProperty("pages").EnumerateArray().Sum(p => p.GetProperty("clicks").GetDouble());
    }

    /// <summary>Where in the files of a folder any of these bytes stand.</summary>
    private static List<string> Search(string data, IEnumerable<byte[]> secrets)
    {
        var wanted = secrets.ToList();
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".sock", StringComparison.Ordinal) && !p.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            found.AddRange(wanted.Where(s => bytes.AsSpan().IndexOf(s) >= 0).Select(s => $"{Path.GetFileName(path)}: {Encoding.UTF8.GetString(s)}"));
        }

        return found;
    }

    /// <summary>Looks for plaintext in the unpacked events, and tries every box of the log with the vault: only survivors' open.</summary>
    private static async Task OpenAllAsync(World world, Company company, IReadOnlyList<Person> people, IReadOnlyList<Person> gone, string when)
    {
        var opener = world.Server.Installation.Keys.Vault.Opener;
        var erased = gone.Select(p => p.Subject).ToHashSet();
        var (opened, refused, survivors) = (0, 0, people.Except(gone).ToDictionary(p => p.Subject));
        await foreach (var page in world.Server.Installation.Log.SubscribeAsync(Position.Start, EventFilter.Streams("visitor-"), CancellationToken.None))
        {
            foreach (var e in page.Events)
            {
                foreach (var secret in gone.SelectMany(p => p.Secrets))
                    (e.Data.Span.IndexOf(secret) >= 0 || e.Metadata.Span.IndexOf(secret) >= 0).ShouldBeFalse($"{when}: {Encoding.UTF8.GetString(secret)}");
                if (BoxOf(EventCodec.Default.Read(e.Type, e.Data)) is not { } box) continue;
                var owner = people.Single(p => e.Stream.Value.Contains(p.Subject, StringComparison.Ordinal));
                var result = await opener.OpenAsync(company.Site.Id, SubjectId.Parse(owner.Subject), box);
                if (erased.Contains(owner.Subject))
                {
                    result.ShouldBeOfType<Opened<ReadOnlyMemory<byte>>.Erased>(when);
                    refused++;
                    foreach (var other in survivors.Keys)
                    {
                        await Should.ThrowAsync<DamagedBoxException>(async () => await opener.OpenAsync(company.Site.Id, SubjectId.Parse(other), box));
                    }
                }
                else
                {
                    result.ShouldBeOfType<Opened<ReadOnlyMemory<byte>>.Readable>(when);
                    opened++;
                }
            }

            if (page.CaughtUp) break;
        }

        opened.ShouldBeGreaterThan(survivors.Count);
        refused.ShouldBeGreaterThan(gone.Count);
    }

    private static SealedBox? BoxOf(IEvent e) => e switch
    {
        CaptureStarted started => started.Details,
        PageViewed viewed => viewed.Details,
        PointerClicked clicked => clicked.Details,
        VisitorIdentified identified => identified.Details,
        _ => null,
    };

    /// <summary>A visitor, every text of whom is theirs alone.</summary>
    private sealed class Person(int number)
    {
        public Guid Id { get; } = Guid.CreateVersion7();

        public int Clicks { get; } = 1 + (number % 3);

        public string Email { get; } = $"marked.person{number:0000}z@mail-of-{number:0000}.example";

        public string Agent { get; } = $"{Sending.Agent} AgentMark/{number:0000}.77";

        public string Subject { get; set; } = "";

        public byte[] KeyBytes { get; set; } = [0];

        private string UrlMark => $"querymark{number:0000}q";

        private string TextMark => $"elementmark{number:0000}t";

        public IReadOnlyList<byte[]> Secrets =>
        [
            KeyBytes, Id.ToByteArray(bigEndian: true), .. new[] { UrlMark, TextMark, $"person{number:0000}z", $"AgentMark/{number:0000}", Id.ToString() }.Select(Encoding.UTF8.GetBytes),
        ];

        public Batch Visit(Company company) => Sending.Batch(
            company.Site.PublicKey, Id, $"{company.Origin}/shop?token={UrlMark}",
            [
                new View(1, "p1", Sending.Now),
                new Identify(2, "p1", Sending.Now, Email),
                .. Enumerable.Range(3, Clicks).Select(n => (CapturedEvent)Sending.Click(n, text: TextMark)),
            ]);
    }
}
