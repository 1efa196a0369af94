using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector.Tests.Retaining;

/// <summary>A world in which visitors come, are forgotten, and expire, as days go by.</summary>
internal sealed class RetainingWorld : IAsyncDisposable
{
    public const long DaysKept = 10;
    public const long DaysOfTotalsKept = 28;

    private readonly Dictionary<SubjectId, SubjectId> _now = [];
    private readonly HashSet<SubjectId> _forgotten = [];

    public RetainingWorld(Func<RetentionPorts, RetentionPorts>? with = null)
    {
        World = new World();
        Archive = new Archive(World.Log);
        var ports = new RetentionPorts(World.Log, Archive, World.Views, Runs, Keys);
        Retention = new Retention(World.Node, with?.Invoke(ports) ?? ports, Time, Guid.NewGuid);
        World.Start();
    }

    public World World { get; }

    public Archive Archive { get; }

    public SetTime Time { get; } = new();

    public DueRuns Runs { get; } = new();

    public DestroyedKeys Keys { get; } = new();

    public Retention Retention { get; }

    /// <summary>Whom a visitor is to the log: once expired, somebody else.</summary>
    public SubjectId NowOf(SubjectId visitor)
    {
        var subject = _now.GetValueOrDefault(visitor, visitor);
        while (Keys.Subjects.Contains(subject)) subject = new SubjectId(Next(subject.Value));
        return _now[visitor] = subject;
    }

    public async Task ArriveAsync(IEnumerable<Happening> happenings)
    {
        foreach (var happening in happenings.GroupBy(h => h.Batch))
        {
            Time.Now = Math.Max(Time.Now, happening.First().Envelope.ReceivedAt);
            var here = happening.Select(h => h with { Subject = NowOf(h.Subject) }).Where(h => !_forgotten.Contains(h.Subject)).ToList();
            if (here.Count > 0) await World.AppendAsync(here);
        }
    }

    public async Task ForgetAsync(SiteId site, SubjectId visitor, ErasureEffect effect)
    {
        var subject = NowOf(visitor);
        if (!_forgotten.Add(subject) || await ReadAsync(site, subject) == 0) return;
        var envelope = new Envelope { At = Time.Now, ReceivedAt = Time.Now };
        await World.AppendAsync(new Happening(site, subject, Guid.NewGuid(), envelope, new SubjectForgotten(Guid.NewGuid(), effect)));
    }

    /// <summary>A night's run at both sites.</summary>
    public async Task NightAsync(long now)
    {
        Time.Now = now;
        foreach (var site in new[] { World.Site, World.OtherSite })
        {
            Runs.Due(site, now - (DaysKept * Weeks.Day), now - (DaysOfTotalsKept * Weeks.Day));
            await Retention.ApplyAsync(site, null, World.Patience);
        }
    }

    public async ValueTask DisposeAsync() => await World.DisposeAsync();

    private async Task<int> ReadAsync(SiteId site, SubjectId subject) =>
        await World.Log.ReadStreamAsync(StreamName.Visitor(site, subject), ReadDirection.Forwards).CountAsync();

    private static Guid Next(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[^1]++;
        return new Guid(bytes);
    }
}
