namespace Heatmap.Ingest;

/// <summary>The codes by which clients know what was wrong. They are a contract: never renamed.</summary>
internal static class Codes
{
    // Of one event, or of the whole request when the batch's own fields are concerned.
    public const string UnknownType = "unknown-type";
    public const string MissingField = "missing-field";
    public const string WrongType = "wrong-type";
    public const string WrongValue = "wrong-value";
    public const string WrongFormat = "wrong-format";
    public const string OutOfRange = "out-of-range";
    public const string TooLong = "too-long";
    public const string TooShort = "too-short";

    // Of one event.
    public const string UnknownPage = "unknown-page";
    public const string TooOld = "too-old";
    public const string BadSequence = "bad-sequence";
    public const string DuplicateSequence = "duplicate-sequence";

    // Of the whole request.
    public const string DuplicateField = "duplicate-field";
    public const string MalformedJson = "malformed-json";
    public const string MalformedText = "malformed-text";
    public const string MalformedGzip = "malformed-gzip";
    public const string MalformedHttp = "malformed-http";
    public const string EmptyBody = "empty-body";
    public const string UnexpectedVisitor = "unexpected-visitor";
    public const string UnknownSite = "unknown-site";
    public const string ForeignOrigin = "foreign-origin";
    public const string Machine = "machine";
    public const string Forgotten = "forgotten";
    public const string BodyTooLarge = "body-too-large";
    public const string TooManyEvents = "too-many-events";
    public const string BatchTooLarge = "batch-too-large";
    public const string StrictMode = "strict-mode";
    public const string MissingConsent = "missing-consent";
    public const string MissingContent = "missing-content";
    public const string UnsupportedMediaType = "unsupported-media-type";
    public const string TooManyRequests = "too-many-requests";
    public const string Busy = "busy";
    public const string Unavailable = "unavailable";
}
