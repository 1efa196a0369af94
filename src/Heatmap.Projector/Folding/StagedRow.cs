using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Heatmap.Projector;

/// <summary>A row to be put, its document still an object: rows are put many times a page and written once.</summary>
internal abstract record StagedRow(long Rank)
{
    public abstract byte[] Serialize();

    public sealed record Of<T>(long Rank, T Document, JsonTypeInfo<T> Json) : StagedRow(Rank)
    {
        public override byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(Document, Json);
    }
}
