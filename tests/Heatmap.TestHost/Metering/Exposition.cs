using System.Globalization;

namespace Heatmap.TestHost;

/// <summary>Reads Prometheus's text format, version 0.0.4, and throws at whatever isn't that.</summary>
public static class Exposition
{
    public static IReadOnlyDictionary<string, Metric> Read(string text)
    {
        if (text.Length > 0 && text[^1] != '\n') throw new FormatException("The last line must end with a line feed.");
        var metrics = new Dictionary<string, Metric>();
        var lines = new Queue<string>(text.Split('\n')[..^1]);
        while (lines.TryDequeue(out var line))
        {
            var (name, help) = Head(line, "# HELP ");
            var (typed, type) = Head(lines.Dequeue(), "# TYPE ");
            if (typed != name) throw new FormatException($"The type of {name} must follow its help.");
            var samples = new List<Sample>();
            while (lines.TryPeek(out var next) && !next.StartsWith('#')) samples.Add(ReadSample(lines.Dequeue()));
            if (!metrics.TryAdd(name, new Metric(name, Unescape(help, quoted: false), type, samples))) throw new FormatException($"{name} stands there twice.");
            Check(metrics[name]);
        }

        return metrics;
    }

    private static (string Name, string What) Head(string line, string with)
    {
        if (!line.StartsWith(with, StringComparison.Ordinal)) throw new FormatException($"'{line}' should begin with '{with}'.");
        var parts = line[with.Length..].Split(' ', 2);
        return (parts[0], parts[1]);
    }

    private static Sample ReadSample(string line)
    {
        var at = 0;
        var name = Word(line, ref at, allowColon: true);
        var labels = new Dictionary<string, string>();
        if (line[at] == '{')
        {
            do
            {
                at++;
                var label = Word(line, ref at, allowColon: false);
                if (line.AsSpan(at, 2) is not "=\"") throw new FormatException($"No value for {label} in '{line}'.");
                at += 2;
                var from = at;
                for (; line[at] != '"'; at++)
                {
                    if (line[at] == '\\') at++;
                }

                if (!labels.TryAdd(label, Unescape(line[from..at], quoted: true))) throw new FormatException($"{label} twice in '{line}'.");
                at++;
            }
            while (line[at] == ',');
            if (line[at++] != '}') throw new FormatException($"Labels don't end in '{line}'.");
        }

        if (line[at] != ' ') throw new FormatException($"No value in '{line}'.");
        return new Sample(name, labels, Number(line[(at + 1)..]));
    }

    private static string Word(string line, ref int at, bool allowColon)
    {
        var from = at;
        while (at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '_' || (allowColon && line[at] == ':'))) at++;
        return at > from && !char.IsAsciiDigit(line[from]) ? line[from..at] : throw new FormatException($"No name at {from} of '{line}'.");
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static string Unescape(string text, bool quoted)
    {
        var plain = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            plain.Append(text[++i] switch
            {
                '\\' => '\\',
                'n' => '\n',
                '"' when quoted => '"',
                var c => throw new FormatException($"\\{c} is no escape."),
            });
        }

        return plain.ToString();
    }

    private static void Check(Metric metric)
    {
        if (metric.Type is not ("counter" or "gauge" or "histogram")) throw new FormatException($"{metric.Type} is no type.");
        string[] suffixes = metric.Type == "histogram" ? ["_bucket", "_sum", "_count"] : [""];
        if (metric.Samples.FirstOrDefault(s => !suffixes.Any(suffix => s.Name == metric.Name + suffix)) is { } stray)
            throw new FormatException($"{stray.Name} doesn't belong to {metric.Name}.");
        var series = metric.Samples.Select(s => $"{s.Name} {string.Join(' ', s.Labels.OrderBy(l => l.Key, StringComparer.Ordinal))}").ToList();
        if (series.Distinct().Count() != series.Count) throw new FormatException($"A series of {metric.Name} stands there twice.");
        if (metric.Type == "histogram") CheckHistogram(metric);
    }

    private static void CheckHistogram(Metric metric)
    {
        foreach (var one in metric.Samples.GroupBy(s => string.Join(' ', s.Labels.Where(l => l.Key != "le").OrderBy(l => l.Key, StringComparer.Ordinal))))
        {
            var buckets = one.Where(s => s.Name.EndsWith("_bucket", StringComparison.Ordinal)).Select(s => (Bound: Number(s.Labels["le"]), s.Value)).ToList();
            if (!buckets.SequenceEqual(buckets.OrderBy(b => b.Bound).ThenBy(b => b.Value))) throw new FormatException($"The buckets of {metric.Name} don't ascend.");
            if (buckets.Zip(buckets.Skip(1)).Any(p => p.Second.Value < p.First.Value)) throw new FormatException($"The buckets of {metric.Name} aren't cumulative.");
            if (buckets[^1].Bound != double.PositiveInfinity) throw new FormatException($"{metric.Name} lacks the bucket +Inf.");
            if (one.Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal)).Value != buckets[^1].Value)
                throw new FormatException($"The count of {metric.Name} isn't that of its last bucket.");
            _ = one.Single(s => s.Name.EndsWith("_sum", StringComparison.Ordinal));
        }
    }
}
