namespace Heatmap.Events;

/// <summary>
/// Reads by hand what nearly all of a log consists of, faster than the serializer, which hands arguments to records through
/// arrays of boxes. It is a shortcut only: whatever surprises it, it leaves to the serializer, which reads it or says what is wrong.
/// </summary>
internal static class QuickReading
{
    /// <summary>Null where it is not as simple as that.</summary>
    public static Envelope? Envelope(ReadOnlySpan<byte> json)
    {
        try
        {
            return QuickEnvelope.Read(json);
        }
        catch (SurpriseException)
        {
            return null;
        }
    }

    /// <summary>The reader of a kind of event, which answers null where it is not as simple as that; null where there is no such reader.</summary>
    public static Func<ReadOnlySpan<byte>, IEvent?>? Of(Type type)
    {
        EventType.Reader? read =
            type == typeof(PageViewed) ? QuickEvents.Viewed
            : type == typeof(PointerClicked) ? QuickEvents.Clicked
            : type == typeof(ClickReacted) ? QuickEvents.Reacted
            : type == typeof(PointerMoved) ? QuickEvents.Moved
            : type == typeof(PageScrolled) ? QuickEvents.Scrolled
            : type == typeof(PageLeft) ? QuickEvents.Left
            : null;
        return read is null ? null : json => Try(read, json);
    }

    private static IEvent? Try(EventType.Reader read, ReadOnlySpan<byte> json)
    {
        try
        {
            return read(json);
        }
        catch (SurpriseException)
        {
            return null;
        }
    }
}
