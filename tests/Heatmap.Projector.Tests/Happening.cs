using Heatmap.Events;

namespace Heatmap.Projector.Tests;

/// <summary>One event of a made-up world, with the batch it came in.</summary>
internal sealed record Happening(SiteId Site, SubjectId Subject, Guid Batch, Envelope Envelope, IEvent Event);
