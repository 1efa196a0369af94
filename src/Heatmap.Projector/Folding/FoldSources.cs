using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Where a fold reads what it did before: its stored states, and a subject's whole past.</summary>
internal sealed record FoldSources(IProgressReader Progress, SubjectHistory History);
