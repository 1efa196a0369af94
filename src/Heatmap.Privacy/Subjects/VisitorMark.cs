using System.Net;

namespace Heatmap.Privacy;

/// <summary>By what a visitor is recognised: a closed set. It lives in memory for one request and is stored as a keyed hash only.</summary>
public abstract record VisitorMark
{
    private VisitorMark()
    {
    }

    /// <summary>Balanced and permissive mode: the id that the SDK keeps in the visitor's browser.</summary>
    public static VisitorMark Own(Guid visitor) => new OwnId(visitor);

    /// <summary>Strict mode: the day's keyed hash of address and user agent; another day is another visitor.</summary>
    public static VisitorMark OfDay(IPAddress address, string userAgent) => new DayTrace(address, userAgent);

    /// <summary>Says nothing: what a visitor is recognised by must not end in a log line.</summary>
    public sealed override string ToString() => "(visitor)";

    public sealed record OwnId : VisitorMark
    {
        internal OwnId(Guid visitor) => Visitor = visitor;

        internal Guid Visitor { get; }
    }

    public sealed record DayTrace : VisitorMark
    {
        internal DayTrace(IPAddress address, string userAgent) => (Address, UserAgent) = (address, userAgent);

        internal IPAddress Address { get; }

        internal string UserAgent { get; }
    }
}
