using Heatmap.Client;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>A visitor, every text of whom is theirs alone and has letters that each encoding writes differently. One in ten is in strict mode.</summary>
internal sealed class Person(int number, Company company)
{
    private readonly Dictionary<string, string> _texts = new[] { "query", "title", "referrer", "element", "typed", "message", "property", "trait" }
        .ToDictionary(kind => kind, kind => $"{kind} \"{number:0000}\" löst+{number:0000}");

    public Company Company { get; } = company;

    public Guid Id { get; } = Guid.CreateVersion7();

    public bool IsStrict { get; } = number % 10 == 9;

    /// <summary>In strict mode on a site that recognises its visitors within a day.</summary>
    public bool IsOfDay => IsStrict && Company.Site.DailyIdentity;

    /// <summary>The page that is open: all that this person sends is of one run.</summary>
    public Guid Run { get; } = Guid.CreateVersion7();

    public int Clicks { get; } = 1 + (number % 3);

    public string Email { get; } = $"marked.person{number:0000}z@{(number % 2 == 0 ? "gmail.com" : $"firm-{number:0000}.example")}";

    public string UserId { get; } = $"customer-number-{number:0000}-z";

    public string Agent { get; } = $"{Sending.Agent} AgentMark/{number:0000}.77";

    /// <summary>Set once the log knows it.</summary>
    public string Subject { get; set; } = "";

    public string Stream => $"visitor-{Company.Site.Id.Value}-{Subject}";

    public string Name { get; } = $"person {number:0000}";

    /// <summary>What must stand nowhere in clear, by what it is.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Plaintext =>
        _texts.Append(new("e-mail", Email)).Append(new("e-mail's name", Email[..Email.IndexOf('@')])).Append(new("user id", UserId))
            .Append(new("agent", Agent)).Append(new("agent's mark", Agent[^17..])).Append(new("id", Id.ToString())).Append(new("id's digits", Id.ToString("N")))
            .SelectMany(t => Spellings.OfText(t.Value).Select(s => ($"{Name}: {t.Key} as {s.As}", s.Bytes)))
            .Concat(Spellings.OfBytes(Id.ToByteArray(bigEndian: true)).Select(s => ($"{Name}: id as {s.As}", s.Bytes)))
            .Append(($"{Name}: id as little-endian bytes", Id.ToByteArray()));

    /// <summary>A batch in which every kind of personal data occurs that an event can carry.</summary>
    public Batch Visit() => new()
    {
        Site = Company.Site.PublicKey,
        Id = Guid.CreateVersion7(),
        Run = Run,
        Visitor = IsStrict ? null : Id,
        Mode = IsStrict ? Mode.Strict : Mode.Balanced,
        SentAt = Sending.Now,
        Sdk = "test",
        Pages = [new Page("p1", $"{Company.Origin}/shop?token={InAddress("query")}", new Size(1280, 800), _texts["title"], $"https://search.example/?q={InAddress("referrer")}")],
        Events =
        [
            new View(1, "p1", Sending.Now),
            new Identify(2, "p1", Sending.Now, Email, UserId, Bag("trait")),
            new Input(3, "p1", Sending.Now, new Target("#name", "input", Target.Centre, Target.Centre, false), LengthClass.Short, 900, _texts["typed"]),
            new Failure(4, "p1", Sending.Now, FailureKind.Error, _texts["message"], Stack: _texts["message"]),
            new Custom(5, "p1", Sending.Now, "bought", Bag("property")),
            .. Enumerable.Range(6, Clicks).Select(n => (CapturedEvent)Sending.Click(n, text: _texts["element"])),
        ],
    };

    /// <summary>How many boxes <see cref="Visit"/> makes: device, page, identity, field, error, properties, clicks.</summary>
    public int Boxes => 6 + Clicks;

    private string InAddress(string kind) => Uri.EscapeDataString(_texts[kind]);

    private Dictionary<string, PropertyValue> Bag(string kind) => new() { ["note"] = _texts[kind] };
}
