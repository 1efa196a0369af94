using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Heatmap.Events;

/// <summary>
/// The wire names: how each event is called in every log. They are a storage format. A name is never reused or changed; a new
/// shape of an event gets a new version here, and its old version an <see cref="Upcaster"/>.
/// </summary>
public static class EventTypes
{
    private static readonly EventJson Json = EventJson.Default;

    private static readonly EventType[] All =
    [
        Named("capture.started.v1", Json.CaptureStarted),
        Named("page.viewed.v1", Json.PageViewed),
        Named("pointer.clicked.v1", Json.PointerClicked),
        Named("click.reacted.v1", Json.ClickReacted),
        Named("pointer.moved.v1", Json.PointerMoved),
        Named("page.scrolled.v1", Json.PageScrolled),
        Named("element.scrolled.v1", Json.ElementScrolled),
        Named("attention.given.v1", Json.AttentionGiven),
        Named("page.left.v1", Json.PageLeft),
        Named("field.filled.v1", Json.FieldFilled),
        Named("form.submitted.v1", Json.FormSubmitted),
        Named("form.abandoned.v1", Json.FormAbandoned),
        Named("element.focused.v1", Json.ElementFocused),
        Named("text.copied.v1", Json.TextCopied),
        Named("shortcut.pressed.v1", Json.ShortcutPressed),
        Named("error.occurred.v1", Json.ErrorOccurred),
        Named("vitals.measured.v1", Json.VitalsMeasured),
        Named("visibility.changed.v1", Json.VisibilityChanged),
        Named("custom.tracked.v1", Json.CustomTracked),
        Named("visitor.identified.v1", Json.VisitorIdentified),
        Named("consent.changed.v1", Json.ConsentChanged),
        Named("replay.recorded.v1", Json.ReplayRecorded),
        Named("screenshot.taken.v1", Json.ScreenshotTaken),
        Named("subject.forgotten.v1", Json.SubjectForgotten),
        Named("account.linked.v1", Json.AccountLinked),
        Named("account.unlinked.v1", Json.AccountUnlinked),
        Named("account.link-withdrawn.v1", Json.AccountLinkWithdrawn),
        Named("profiling.objected.v1", Json.ProfilingObjected),
        Named("visitor.known.v1", Json.VisitorKnown),
        Named("history.cut.v1", Json.HistoryCut),
        Named("subject.expired.v1", Json.SubjectExpired),
        Named("site.registered.v1", Json.SiteRegistered),
        Named("site.origins-changed.v1", Json.OriginsChanged),
        Named("site.definitions-changed.v1", Json.DefinitionsChanged),
        Named("site.funnel-defined.v1", Json.FunnelDefined),
        Named("site.funnel-changed.v1", Json.FunnelChanged),
        Named("site.funnel-archived.v1", Json.FunnelArchived),
        Named("site.intent-rules-drafted.v1", Json.IntentRulesDrafted),
        Named("site.intent-rules-accepted.v1", Json.IntentRulesAccepted),
        Named("site.intent-rules-dropped.v1", Json.IntentRulesDropped),
        Named("site.account-mapped.v1", Json.AccountMapped),
        Named("site.erasure-effect-chosen.v1", Json.ErasureEffectChosen),
        Named("site.bot-policy-chosen.v1", Json.BotPolicyChosen),
        Named("site.daily-identity-chosen.v1", Json.DailyIdentityChosen),
        Named("site.properties-declared.v1", Json.PropertiesDeclared),
        Named("site.retention-chosen.v1", Json.RetentionChosen),
        Named("site.retention-applied.v1", Json.RetentionApplied),
        Named("site.retention-done.v1", Json.RetentionDone),
        Named("totals.kept.v1", Json.TotalsKept),
        Named("totals.kept-closed.v1", Json.TotalsKeptClosed),
        Named("organization.founded.v1", Json.OrganizationFounded),
        Named("user.registered.v1", Json.UserRegistered),
        Named("user.password-chosen.v1", Json.PasswordChosen),
    ];

    private static readonly FrozenDictionary<string, EventType> ByName = All.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
    private static readonly FrozenDictionary<Type, EventType> ByClass = All.ToFrozenDictionary(t => t.Class);

    /// <summary>Every wire name that this version writes.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    public static EventType Of(IEvent happened) =>
        ByClass.TryGetValue(happened.GetType(), out var type)
            ? type
            : throw new InvalidOperationException($"{happened.GetType().Name} has no wire name in {nameof(EventTypes)}.");

    public static bool TryFind(string name, out EventType type) => ByName.TryGetValue(name, out type!);

    private static EventType Named<T>(string name, JsonTypeInfo<T> json) where T : class, IEvent =>
        QuickReading.Of(typeof(T)) is { } quick
            ? new(name, typeof(T), json, data => quick(data) ?? Read(name, data, json))
            : new(name, typeof(T), json, data => Read(name, data, json));

    private static T Read<T>(string name, ReadOnlySpan<byte> data, JsonTypeInfo<T> json) where T : class, IEvent
    {
        try
        {
            return JsonSerializer.Deserialize(data, json) ?? throw new UnreadableEventException(name, "its data is null");
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException(name, $"its data doesn't fit at {e.Path}", e);
        }
    }
}
