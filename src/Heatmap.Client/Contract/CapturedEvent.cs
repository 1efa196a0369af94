using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>One fact about a page view, told apart on the wire by <c>type</c>. The closed set of the collect schema.</summary>
/// <param name="Seq">Number within the run, from 1, in order of emission.</param>
/// <param name="Page">Id of an entry of <see cref="Batch.Pages"/>.</param>
/// <param name="At">Unix time in milliseconds by the sender's clock.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(View), "view")]
[JsonDerivedType(typeof(Click), "click")]
[JsonDerivedType(typeof(Reaction), "reaction")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(Scroll), "scroll")]
[JsonDerivedType(typeof(Scroller), "scroller")]
[JsonDerivedType(typeof(Attention), "attention")]
[JsonDerivedType(typeof(Leave), "leave")]
[JsonDerivedType(typeof(Input), "input")]
[JsonDerivedType(typeof(Submit), "submit")]
[JsonDerivedType(typeof(Abandon), "abandon")]
[JsonDerivedType(typeof(Focus), "focus")]
[JsonDerivedType(typeof(Copy), "copy")]
[JsonDerivedType(typeof(Key), "key")]
[JsonDerivedType(typeof(Failure), "error")]
[JsonDerivedType(typeof(Vital), "vitals")]
[JsonDerivedType(typeof(Visibility), "visible")]
[JsonDerivedType(typeof(Custom), "custom")]
[JsonDerivedType(typeof(Identify), "identify")]
[JsonDerivedType(typeof(ConsentChange), "consent")]
public abstract record CapturedEvent(int Seq, string Page, long At);
