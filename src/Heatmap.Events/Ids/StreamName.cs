namespace Heatmap.Events;

/// <summary>
/// The name of a stream: a category, a hyphen, and what identifies it. <c>visitor-{site}-{subject}</c> holds everything that
/// one subject did; <c>site-{id}</c>, <c>organization-{id}</c> and <c>user-{id}</c> hold the rest, <c>totals-{site}</c> what
/// retention keeps of events that are gone. Names are a storage format.
/// </summary>
public readonly record struct StreamName
{
    public const string VisitorPrefix = "visitor-";
    public const string SitePrefix = "site-";
    public const string OrganizationPrefix = "organization-";
    public const string UserPrefix = "user-";
    public const string TotalsPrefix = "totals-";

    public StreamName(string value)
    {
        if (value.Length is 0 or > 128 || value.IndexOf('-', StringComparison.Ordinal) is <= 0)
            throw new FormatException($"'{value}' is not a stream name: category, hyphen, identity, at most 128 characters.");
        Value = value;
    }

    public string Value { get; }

    public static StreamName Visitor(SiteId site, SubjectId subject) => new($"{VisitorPrefix}{site}-{subject}");

    public static StreamName Site(SiteId site) => new($"{SitePrefix}{site}");

    public static StreamName Totals(SiteId site) => new($"{TotalsPrefix}{site}");

    public static StreamName Organization(string id) => new($"{OrganizationPrefix}{id}");

    public static StreamName User(string id) => new($"{UserPrefix}{id}");

    /// <summary>Takes a visitor stream's name apart; false for a stream of another category.</summary>
    public bool TryVisitor(out SiteId site, out SubjectId subject)
    {
        (site, subject) = (default, default);
        if (!Value.StartsWith(VisitorPrefix, StringComparison.Ordinal)) return false;
        var end = Value.IndexOf('-', VisitorPrefix.Length);
        if (end < 0 || !SubjectId.TryParse(Value[(end + 1)..], out subject)) return false;
        site = new SiteId(Value[VisitorPrefix.Length..end]);
        return true;
    }

    public override string ToString() => Value;
}
