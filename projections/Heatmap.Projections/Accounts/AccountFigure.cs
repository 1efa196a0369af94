namespace Heatmap.Projections;

/// <summary>What is counted of an account by the day. The numbers are a storage format; there may be up to 40.</summary>
public enum AccountFigure
{
    Sessions = 0,
    PageViews = 1,

    /// <summary>Pages seen in a session, each once.</summary>
    Pages = 2,

    /// <summary>Milliseconds of attention.</summary>
    Engaged = 3,

    /// <summary>Days on which a person came again.</summary>
    Returns = 4,
}
