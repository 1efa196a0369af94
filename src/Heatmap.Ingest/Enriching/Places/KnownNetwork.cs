using System.Net;

namespace Heatmap.Ingest;

/// <summary>A network of which it is known where it is.</summary>
public sealed record KnownNetwork(IPNetwork Addresses, Place Place);
