using System.Globalization;
using System.Text;

namespace Heatmap.Server;

/// <summary>Writes metrics in Prometheus's text format, version 0.0.4 (prometheus.io, "Exposition formats").</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            var series = family.Series.Select(s => (s.Labels, s.Bounds, Now: s.Read())).ToList();
            // A name without a series says nothing yet.
            if (series.Count == 0) continue;
            Head(text, family.Name, family.Help, family.Kind);
            foreach (var (labels, bounds, now) in series)
            {
                if (family.Kind == MetricKind.Histogram) Histogram(text, family.Name, labels, bounds, now);
                else Line(text, family.Name, labels, null, now.Sum);
            }

            if (family.CountedAs is not { } counted) continue;
            Head(text, counted, $"How many of these: {family.Help}", MetricKind.Counter);
            foreach (var (labels, _, now) in series) Line(text, counted, labels, null, now.Counts.Sum());
        }

        return text.ToString();
    }

    private static void Head(StringBuilder text, string name, string help, MetricKind kind) => text
        .Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n')
        .Append("# TYPE ").Append(name).Append(' ').Append(kind.ToString().ToLowerInvariant()).Append('\n');

    /// <summary>Buckets are cumulative: each counts all that is not above its bound.</summary>
    private static void Histogram(
        StringBuilder text, string name, IReadOnlyList<(string, string)> labels, IReadOnlyList<double> bounds, (double Sum, long[] Counts) now)
    {
        var below = 0L;
        for (var i = 0; i <= bounds.Count; i++)
        {
            below += now.Counts[i];
            Line(text, $"{name}_bucket", labels, i < bounds.Count ? Number(bounds[i]) : "+Inf", below);
        }

        Line(text, $"{name}_sum", labels, null, now.Sum);
        Line(text, $"{name}_count", labels, null, below);
    }

    private static void Line(StringBuilder text, string name, IReadOnlyList<(string Label, string Value)> labels, string? bound, double value)
    {
        text.Append(name);
        var before = '{';
        foreach (var (label, of) in labels) before = Label(text, before, label, of);
        if (bound is not null) before = Label(text, before, "le", bound);
        if (before == ',') text.Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static char Label(StringBuilder text, char before, string label, string value)
    {
        text.Append(before).Append(label).Append("=\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append("\\n"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
        return ',';
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
