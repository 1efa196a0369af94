namespace Heatmap.Api;

/// <summary>The schema's InspectedRequest.</summary>
public sealed record InspectedRequestFields
{
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Address { get; init; }

    public required int Status { get; init; }

    public required string? Code { get; init; }

    public required string? Message { get; init; }

    public required int Accepted { get; init; }

    public required int RejectedCount { get; init; }

    public required IReadOnlyList<RejectedEventFields> Rejected { get; init; }

    public required IReadOnlyList<KindCountFields> Kinds { get; init; }

    public required IReadOnlyList<string> Pages { get; init; }

    public required string? Origin { get; init; }

    public required string? Sdk { get; init; }

    public required string? Mode { get; init; }

    public required string? Automation { get; init; }

    public required bool Repeated { get; init; }
}
