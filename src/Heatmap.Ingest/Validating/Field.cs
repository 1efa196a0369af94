namespace Heatmap.Ingest;

/// <summary>Every field name of the collect schema, whatever object it stands in: the slots into which a body is read.</summary>
internal enum Field
{
    // The batch.
    Site, Batch, Run, Visitor, Mode, SentAt, Sdk, SampleRate, Consent, Screen, Scale, Language, Webdriver, Pages, Events,

    // A page.
    Id, Url, Title, Referrer, Viewport,

    // An event.
    Type, Seq, Page, At, X, Y, Document, Button, Count, Trusted, Pointer, Target, Of, Mutation, Scroll, Navigation, Selection, Observed,
    Points, Portions, Max, Right, Bottom, Content, Engaged, Length, Fill, Value, Fields, Duration, Touched, Last, Combo, Kind, Message, Source, Line, Column, Stack,
    Name, Rating, State, Properties, Email, UserId, Traits, Categories, Chunk, Until,

    // Its target.
    Selector, Tag, Text, Rx, Ry, Fixed,
}
