namespace Heatmap.Bench;

/// <summary>What an element does when it is pressed: leads on, acts on its page, takes text, sends its form, or nothing.</summary>
internal enum ElementKind
{
    Document,
    Link,
    Button,
    Check,
    Field,
    Submit,

    /// <summary>Looks alive and isn't.</summary>
    Dead,

    /// <summary>Is read, not pressed.</summary>
    Text,
}
