using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>What retention works with, beside what the projector has.</summary>
public sealed record RetentionPorts(
    IEventWriter Writer, IEventRetention Log, IRollupReader Rollups, IRetentionRuns Runs, IExpiringSubjects Subjects);
