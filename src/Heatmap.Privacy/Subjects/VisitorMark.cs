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

    /// <summary>Strict mode: the capture run, which ends with the page. The next run is another visitor.</summary>
    public static VisitorMark OfRun(Guid run) => new Run(run, null);

    /// <summary>
    /// Strict mode where the site has the daily identity on: a run that isn't known yet is of whom the day's keyed hash of address
    /// and user agent stands for; another day is another visitor.
    /// </summary>
    public static VisitorMark OfDay(Guid run, IPAddress address, string userAgent) => new Run(run, new DayTrace(address, userAgent));

    /// <summary>Says nothing: what a visitor is recognised by must not end in a log line.</summary>
    public sealed override string ToString() => "(visitor)";

    public sealed record OwnId : VisitorMark
    {
        internal OwnId(Guid visitor) => Visitor = visitor;

        internal Guid Visitor { get; }
    }

    public sealed record Run : VisitorMark
    {
        internal Run(Guid id, DayTrace? day) => (Id, Day) = (id, day);

        internal Guid Id { get; }

        internal DayTrace? Day { get; }
    }

    /// <summary>By what a run's visitor is recognised within a day.</summary>
    internal sealed record DayTrace(IPAddress Address, string UserAgent)
    {
        /// <inheritdoc cref="VisitorMark.ToString"/>
        public override string ToString() => "(visitor)";
    }
}
