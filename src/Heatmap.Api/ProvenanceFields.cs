using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's Provenance.</summary>
public sealed class ProvenanceFields(Origin origin)
{
    public string Projection => origin.Generation.Projection;

    public int CodeVersion => origin.Generation.CodeVersion;

    public int DefinitionsVersion => origin.Generation.DefinitionsVersion;

    public long Generation => origin.Generation.Id.Value;

    public string Position => origin.Position.ToString();

    public string Filter => origin.Filter;

    public DateTimeOffset? EventsSince => origin.EventsSince is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null;
}
