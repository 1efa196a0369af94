using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>What the projector reads from and writes to.</summary>
public sealed record ProjectorPorts(
    IEventReader Reader,
    IEventSubscription Subscription,
    EventCodec Codec,
    IGenerationStore Generations,
    IGenerationTroubles Troubles,
    IGenerationAudit Audit,
    IViewReader Rows,
    IProgressReader Progress,
    IViewWriter Writer,
    ILeases Leases,
    IMembership Membership,
    IAnnouncements Announcements,
    ISiteDefinitions Sites);
