namespace Heatmap.Projections;

/// <summary>
/// E-mail domains that are nobody's company: free providers and those for addresses that are thrown away. Collecting leaves the large
/// free ones out already; this list is longer, and counts for events of all times. A longer one is a new version of the projection.
/// </summary>
internal static class PersonalMail
{
    private static readonly HashSet<string> Domains = Read();

    public static bool IsOne(string domain)
    {
        var rest = domain.AsSpan();
        var lookup = Domains.GetAlternateLookup<ReadOnlySpan<char>>();

        // Those who hand out throw-away addresses hand out subdomains too.
        while (true)
        {
            if (lookup.Contains(rest)) return true;
            var dot = rest.IndexOf('.');
            if (dot < 0) return false;
            rest = rest[(dot + 1)..];
        }
    }

    private static HashSet<string> Read()
    {
        using var stream = typeof(PersonalMail).Assembly.GetManifestResourceStream("personal-mail.txt")
            ?? throw new InvalidOperationException("The list of personal e-mail domains is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var domains = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') domains.Add(line);
        }

        return domains;
    }
}
