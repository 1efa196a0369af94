using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A run of the SDK began on a visitor's device: <c>capture.started.v1</c>. Made by the server from the first batch of the run.</summary>
public sealed record CaptureStarted : IEvent
{
    /// <summary>Privacy mode (strict, balanced, permissive), SDK version, categories consented to.</summary>
    [JsonPropertyName("m")] public required string Mode { get; init; }
    [JsonPropertyName("v")] public required string Sdk { get; init; }
    [JsonPropertyName("k")] public IReadOnlyList<string>? Consent { get; init; }

    /// <summary>Screen in CSS pixels, device pixels per CSS pixel, preferred language.</summary>
    [JsonPropertyName("w")] public int ScreenWidth { get; init; }
    [JsonPropertyName("h")] public int ScreenHeight { get; init; }
    [JsonPropertyName("z")] public double Scale { get; init; }
    [JsonPropertyName("l")] public string? Language { get; init; }

    /// <summary>Families and major versions only; null where unknown.</summary>
    [JsonPropertyName("b")] public string? Browser { get; init; }
    [JsonPropertyName("bv")] public int? BrowserMajor { get; init; }
    [JsonPropertyName("o")] public string? System { get; init; }
    [JsonPropertyName("ov")] public int? SystemMajor { get; init; }

    /// <summary>ISO 3166-1 country, region name, network organisation and its flags; null where unknown.</summary>
    [JsonPropertyName("c")] public string? Country { get; init; }
    [JsonPropertyName("rg")] public string? Region { get; init; }
    [JsonPropertyName("n")] public string? Network { get; init; }
    [JsonPropertyName("nf")] public IReadOnlyList<string>? NetworkFlags { get; init; }

    /// <summary>Why this looks like a machine, when it does: a fact about the request, judged by projections.</summary>
    [JsonPropertyName("t")] public string? Automation { get; init; }

    /// <summary>Sealed <see cref="DeviceDetails"/>.</summary>
    [JsonPropertyName("s")] public SealedBox? Details { get; init; }
}
