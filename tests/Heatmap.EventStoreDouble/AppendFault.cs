namespace Heatmap.EventStoreDouble;

/// <summary>How the double misbehaves at an append.</summary>
public enum AppendFault
{
    None,

    /// <summary>The connection breaks before the append is made ...</summary>
    BreakBefore,

    /// <summary>... or after it, so that the client never hears of it.</summary>
    BreakAfter,

    /// <summary>The append is made, and the answer comes when the test lets it.</summary>
    AnswerLate,

    /// <summary>The append is made, and no answer ever comes.</summary>
    NeverAnswer,

    /// <summary>The same answer comes twice.</summary>
    AnswerTwice,

    /// <summary>The append is not made: the server's own timeout, which answers in the structured form of the correlation id.</summary>
    TimeOut,

    AccessDenied,
    NotReady,
    Busy,
    TooLarge,
    BadRequest,
    Unknown,

    /// <summary>The call ends as that of a node that doesn't lead (any more), with the leader's place.</summary>
    NotLeader,

    /// <summary>The call ends with an error that has no name.</summary>
    EndCall,
}
