namespace Heatmap.Projections;

/// <summary>Every projection of this version.</summary>
public static class AllProjections
{
    public static IReadOnlyList<IProjection> List { get; } =
    [
        new ClickMapProjection(),
        new PageFiguresProjection(),
        new SessionTimelineProjection(),
        new FunnelsProjection(),
        new AccountsProjection(),
        new PageVitalsProjection(),
    ];

    public static IProjection? Find(string name) => List.FirstOrDefault(p => p.Version.Name == name);
}
