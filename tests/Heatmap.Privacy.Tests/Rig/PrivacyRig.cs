using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy.Sql;

namespace Heatmap.Privacy.Tests;

/// <summary>A whole vault on disk beside a log in memory, with a clock that stands still; it can be shut, crashed and opened again.</summary>
internal sealed class PrivacyRig : IDisposable
{
    private readonly IRandomness _random = new SeededRandomness(7);
    private VaultStores? _files;

    public TemporaryFolder Folder { get; } = new();

    public TestClock Clock { get; } = new();

    public InMemoryLog Log { get; } = new();

    public Faults Faults { get; private set; } = new();

    public Vault Vault { get; private set; } = null!;

    public Forgetting Forgetting { get; private set; } = null!;

    /// <summary>Whoever a test wants to come back to.</summary>
    public List<(Subject Subject, SealedBox Box)> People { get; } = [];

    public KeyStore Keys => _files!.Keys;

    public VaultStores Files => _files!;

    public static async Task<PrivacyRig> StartAsync()
    {
        var rig = new PrivacyRig();
        await rig.OpenAsync();
        return rig;
    }

    public async Task OpenAsync(int crashAt = int.MaxValue)
    {
        Faults = new Faults();
        _files = VaultStores.OpenFolder(Folder.Path);
        Faults.CrashAt(crashAt);
        Vault = await Vault.OpenAsync(
            Faults.Around(_files.Keys),
            Faults.Around(_files.Ledger),
            Faults.Around(_files.Secrets),
            new VaultOptions { Time = Clock, Random = _random });
        Forgetting = new Forgetting(
            Vault, Faults.Around<IEventReader>(Log), Faults.Around<IEventWriter>(Log), Faults.Around<IErasureTotals>(new LogTotals(Log)));
    }

    public void Shut()
    {
        _files?.Dispose();
        _files = null;
    }

    public async Task RestartAsync()
    {
        Shut();
        await OpenAsync();
        await Forgetting.ResumeAsync();
    }

    public async Task<Subject> VisitAsync(int visitor) =>
        (await Vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(visitor)))).ShouldBeOfType<Resolution.Known>().Subject;

    /// <summary>Makes a subject with its events, and what they seal.</summary>
    public async Task<(Subject Subject, SealedBox Box)> ActAsync(int visitor, string secret)
    {
        var subject = await VisitAsync(visitor);
        var box = Vault.Sealer.Seal(subject, new LoginDetails(secret), EventJson.Default.LoginDetails);
        var envelope = new Envelope { At = 1, ReceivedAt = 1, Batch = Some.Guid(-visitor) };
        await Log.AppendAsync(
            StreamName.Visitor(Some.Site, subject.Id), ExpectedRevision.Any, [NewEvent.Of(new CustomTracked("bought", null, box), envelope)]);
        return (subject, box);
    }

    public async Task<string?> ReadAsync(Subject subject, SealedBox box) =>
        await Vault.Opener.OpenAsync(subject.Site, subject.Id, box, EventJson.Default.LoginDetails) switch
        {
            Opened<LoginDetails>.Readable readable => readable.Value.Login,
            _ => null,
        };

    public async Task<ErasureReceipt> ForgetAsync(int visitor, ErasureEffect effect = ErasureEffect.RemoveFromTotals)
    {
        var outcome = await Forgetting.ForgetAsync(Some.Site, new Whom.ByVisitor(Some.Guid(visitor)), effect, "owner1");
        return outcome.ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem();
    }

    public async Task<int> ForgottenEventsAsync(Subject subject)
    {
        var count = 0;
        await foreach (var e in Log.ReadStreamAsync(StreamName.Visitor(subject.Site, subject.Id), ReadDirection.Forwards))
            if (e.Type == "subject.forgotten.v1") count++;
        return count;
    }

    public void Dispose()
    {
        Shut();
        Folder.Dispose();
    }
}
