using System.Text.Json;
using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>From an event as the SDK sent it to the fact that is stored, personal data sealed by the table of the design.</summary>
internal sealed class EventSealer(Sealer sealer, CleanTexts clean)
{
    private static readonly EventJson Json = EventJson.Default;

    public IEvent Seal(string type, FieldValues v, SealedPage page, Sighting sighting) =>
        type == "custom" ? Custom(v, sighting) : Seal(type, v, page, sighting.Subject);

    /// <summary>Names given by a site, without what looks personal in them.</summary>
    public static string[] Masked(string[] names) => Array.ConvertAll(names, PersonalDataFinder.MaskName);

    private IEvent Seal(string type, FieldValues v, SealedPage page, Subject subject) => type switch
    {
        "view" => page.Viewed(sealer, subject),
        "click" => Click(v, subject),
        "reaction" => new ClickReacted(
            v.Long(Field.Of), v.IntOrNull(Field.Mutation), v.IntOrNull(Field.Scroll), v.IntOrNull(Field.Navigation),
            v.IntOrNull(Field.Selection), v.Int(Field.Observed)),
        "move" => new PointerMoved(v.At(Field.Document, 0), v.At(Field.Document, 1), Deltas(v)),
        "scroll" => new PageScrolled(v.Int(Field.Y), v.Int(Field.Max)),
        "scroller" => new ElementScrolled(
            new Element(clean.Selector(v, Field.Selector), clean.Name(v, Field.Tag)), v.Int(Field.X), v.Int(Field.Y), v.Int(Field.Right),
            v.Int(Field.Bottom), v.At(Field.Content, 0), v.At(Field.Content, 1)),
        "attention" => new AttentionGiven(v.At(Field.Document, 0), v.At(Field.Document, 1), Portions(v)),
        "leave" => new PageLeft(v.Long(Field.Engaged)),
        "input" => new FieldFilled(
            Target(v), v.Choice(Field.Length), v.Long(Field.Fill), Element(subject, v.Text(Field.Text), v.Text(Field.Value))),
        "submit" => new FormSubmitted(Target(v), v.Int(Field.Fields), v.Long(Field.Duration)),
        "abandon" => new FormAbandoned(
            Target(v), v.Int(Field.Fields), v.Int(Field.Touched), clean.Selector(v, Field.Last), v.Long(Field.Duration)),
        "focus" => new ElementFocused(Target(v)),
        "copy" => new TextCopied(Target(v), v.Int(Field.Length)),
        "key" => new ShortcutPressed(clean.Name(v, Field.Combo)),
        "error" => Error(v, subject),
        "vitals" => new VitalsMeasured(v.Choice(Field.Name), v[Field.Value].Number, v.Choice(Field.Rating)),
        "visible" => new VisibilityChanged(v.Choice(Field.State) == "visible"),
        "identify" => Identity(v, subject),
        "consent" => new ConsentChanged(Masked(v.List(Field.Categories)!), v.Choice(Field.Source)),
        _ => throw new InvalidOperationException($"The schema has an event type '{type}' that no fact is made of."),
    };

    private PointerClicked Click(FieldValues v, Subject subject) => new(
        v.Int(Field.X), v.Int(Field.Y), v.At(Field.Document, 0), v.At(Field.Document, 1), v.Int(Field.Button), v.Int(Field.Count),
        v.Bool(Field.Trusted), Target(v), Element(subject, v.Text(Field.Text), null), v.ChoiceOrNull(Field.Pointer));

    private Element Target(FieldValues v) => new(
        clean.Selector(v, Field.Selector), clean.Name(v, Field.Tag), v.Int(Field.Rx), v.Int(Field.Ry), v.Bool(Field.Fixed));

    private SealedBox? Element(Subject subject, string? text, string? value) =>
        string.IsNullOrEmpty(text) && string.IsNullOrEmpty(value)
            ? null
            : sealer.Seal(subject, new ElementDetails(text, value), Json.ElementDetails);

    private CustomTracked Custom(FieldValues v, Sighting sighting)
    {
        var name = clean.Name(v, Field.Name);
        if (v.Bag(Field.Properties) is not { } properties) return new CustomTracked(name, null, null);
        var bag = PropertyBag.Split(properties, sighting.Site.DeclaredOf(name));
        return new CustomTracked(name, bag.Clear, bag.Rest is { } rest ? sealer.Seal(sighting.Subject, new PropertyDetails(rest), Json.PropertyDetails) : null);
    }

    private ErrorOccurred Error(FieldValues v, Subject subject)
    {
        var (kind, message, source) = (v.Choice(Field.Kind), v.Text(Field.Message)!, v.Text(Field.Source));
        var (line, column) = (v.IntOrNull(Field.Line), v.IntOrNull(Field.Column));
        var details = new ErrorDetails(message, source, v.Text(Field.Stack));
        return new ErrorOccurred(
            kind, ErrorFingerprint.Of(kind, message, source, line, column), line, column, sealer.Seal(subject, details, Json.ErrorDetails));
    }

    private VisitorIdentified Identity(FieldValues v, Subject subject)
    {
        var email = v.Text(Field.Email);
        var details = new IdentityDetails(email, v.Text(Field.UserId), v.Bag(Field.Traits));
        return new VisitorIdentified(ClearDomain(email), sealer.Seal(subject, details, Json.IdentityDetails));
    }

    /// <summary>The domain names an organisation, unless anybody gets an address there; then it is a trait of the person.</summary>
    private static string? ClearDomain(string? email)
    {
        var at = email?.LastIndexOf('@') ?? -1;
        if (at < 0) return null;
        var domain = email![(at + 1)..].Trim().TrimEnd('.').ToLowerInvariant();
        return Uri.CheckHostName(domain) != UriHostNameType.Dns || !domain.Contains('.', StringComparison.Ordinal) || FreeMail.IsFreeMail(domain)
            ? null
            : domain;
    }

    private static int[] Portions(FieldValues v)
    {
        var portions = v[Field.Portions];
        return [.. v.Integers.Skip(portions.Start).Take(portions.Length)];
    }

    /// <summary>Each point as its difference from the one before: small numbers.</summary>
    private static int[] Deltas(FieldValues v)
    {
        var points = v[Field.Points];
        var deltas = new int[points.Length];
        for (var i = 0; i < deltas.Length; i++)
        {
            var number = v.Integers[points.Start + i];
            deltas[i] = i < 3 ? number : number - v.Integers[points.Start + i - 3];
        }

        return deltas;
    }
}
