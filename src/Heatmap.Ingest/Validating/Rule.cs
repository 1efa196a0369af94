using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>What the schema demands of one value, and how it is read.</summary>
internal abstract class Rule
{
    /// <summary>
    /// Reads the value on which the reader stands into its field and stops on the value's last token. False with a fault when the
    /// value breaks the rule; the reader may then stand anywhere within it.
    /// </summary>
    /// <exception cref="JsonException">The JSON itself is malformed here.</exception>
    public abstract bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault);
}
