namespace Heatmap.Ingest;

/// <summary>Whose pages may be recorded. Stricter than for events: a recording shows a person at work.</summary>
internal static class RecordingRules
{
    private static readonly string[] Sufficient = ["analytics", "replay"];

    /// <summary>
    /// Not in strict mode, masked or not: there a visitor has no id, and a subject may be several people behind one address, so that nobody could ask for the
    /// own recording, or for its end. And not without the visitor's consent.
    /// </summary>
    /// <exception cref="RequestRefusedException">422, which tells the SDK to record no more.</exception>
    public static void Check(BatchHeader header)
    {
        if (header.Mode == "strict")
            throw new RequestRefusedException(422, Codes.StrictMode, "Nothing is recorded in strict mode: a visitor there has no id by which a recording could be found and forgotten.");
        if (header.Consent is not { } given || !given.Any(Sufficient.Contains))
            throw new RequestRefusedException(422, Codes.MissingConsent, "$.consent must hold analytics or replay: nothing is recorded without the visitor's consent.");
        if (header.Events.Length != 1)
            throw RequestRefusedException.Malformed(Codes.OutOfRange, "$.events must have exactly one event: that of the recording.");
    }
}
