namespace Heatmap.Bench;

/// <summary>How long and how much the benchmarks measure. The defaults take a few minutes in all.</summary>
public sealed record BenchmarkSizes
{
    /// <summary>Requests under way at most.</summary>
    public int Connections { get; init; } = 64;

    /// <summary>A step of the load before measuring.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many steps at most, where they go on making it faster.</summary>
    public int MostWarmUps { get; init; } = 12;

    /// <summary>Of each measured load.</summary>
    public TimeSpan Load { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For the bare store.</summary>
    public int FloorBatches { get; init; } = 10_000;

    /// <summary>Ten million events.</summary>
    public int GrowthBatches { get; init; } = 200_000;

    public int ReplayBatches { get; init; } = 20_000;

    /// <summary>On the one page that is asked about.</summary>
    public int QueryBatches { get; init; } = 20_000;

    /// <summary>Of the funnel's log, and of that of brief sessions, which are a million.</summary>
    public int FunnelEvents { get; init; } = 10_000_000;

    /// <summary>So many of the funnel's questions are asked by SQL too, which takes longer.</summary>
    public int FunnelSqlQuestions { get; init; } = 20;

    public int Questions { get; init; } = 1_000;

    /// <summary>Of the account lists, and of the brief sessions.</summary>
    public int Accounts { get; init; } = 50_000;

    /// <summary>Of all accounts together.</summary>
    public int AccountSessions { get; init; } = 1_000_000;

    public int AccountQuestions { get; init; } = 100;

    public int Pushes { get; init; } = 500;

    /// <summary>To each GraphQL server: enough to keep it busy, few enough to leave it the processors.</summary>
    public int GraphQLConnections { get; init; } = 16;

    /// <summary>Of each question, on each server.</summary>
    public TimeSpan GraphQLLoad { get; init; } = TimeSpan.FromSeconds(8);
}
