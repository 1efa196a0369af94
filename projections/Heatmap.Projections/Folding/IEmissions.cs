using System.Text.Json.Serialization.Metadata;

namespace Heatmap.Projections;

/// <summary>Where a fold puts what it finds.</summary>
public interface IEmissions
{
    /// <summary>A row of a view as it stands now; the last one put under an address counts.</summary>
    void Put<T>(RowAddress address, long rank, T document, JsonTypeInfo<T> json);

    /// <summary>One signed delta to one total.</summary>
    void Contribute(TotalAddress total, int cell, long weight);
}
