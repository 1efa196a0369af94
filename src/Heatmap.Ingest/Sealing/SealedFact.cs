using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>Makes of an event as it was sent the fact that is stored, what is personal in it sealed.</summary>
internal delegate IEvent SealedFact(string type, FieldValues values, SealedPage page, Sighting sighting);
