namespace Heatmap.GraphQL.Types.Binding;

/// <summary>
/// A class whose members answer fields. With a slot it is a resolver class made from services, else the parent value
/// itself; <paramref name="Parent"/> is the class of the parent values a resolver method may take.
/// </summary>
internal sealed record MemberSource(Type Class, int? Slot, Type? Parent);
